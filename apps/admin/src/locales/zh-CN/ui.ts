export { uiZhCN as ui } from '@fanzha/ui';
