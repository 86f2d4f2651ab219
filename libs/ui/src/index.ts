export { default as BarList, type BarItem } from './BarList.vue';
export { default as ChartBox } from './ChartBox.vue';
export type { ChartTable } from './chart-table.js';
export { hatch, type ChartTheme } from './chart-theme.js';
export { default as DataTable } from './DataTable.vue';
export { default as EmptyState } from './EmptyState.vue';
export { default as ErrorNote } from './ErrorNote.vue';
export {
  figureText,
  grouped,
  indicatorLabel,
  writingOf,
  type FigureKind,
  type FigureText,
  type MarkedNumber,
} from './figure-text.js';
export { default as FigureButton } from './FigureButton.vue';
export { default as FigureValue } from './FigureValue.vue';
export { growthText, type Direction, type GrowthText } from './growth-text.js';
export { default as GrowthTag } from './GrowthTag.vue';
export type { IconName } from './icon-paths.js';
export { uiEn } from './messages-en.js';
export { uiZhCN, type UiMessages } from './messages-zh-cn.js';
export { default as MissingNote } from './MissingNote.vue';
export { nextPeriodText, periodTextAt, type PeriodKind } from './period-picking.js';
export { default as PeriodPicker } from './PeriodPicker.vue';
export { default as RegionCrumb, type CrumbStep } from './RegionCrumb.vue';
export { default as SectorPicker } from './SectorPicker.vue';
export { default as SideDrawer } from './SideDrawer.vue';
export { default as SkeletonBlock } from './SkeletonBlock.vue';
export type { TableColumn } from './table-column.js';
export { barShare, columnMax, columnSum, nextSort, sortRows, type CellValue, type TableSort } from './table-order.js';
export { default as UiIcon } from './UiIcon.vue';
export { usePageLocale } from './usePageLocale.js';
