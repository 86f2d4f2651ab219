export { uiEn as ui } from '@fanzha/ui';
