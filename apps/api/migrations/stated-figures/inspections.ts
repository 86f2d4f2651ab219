import { BEGAN_ON, beganOf, dayOf, figuresOf, type LedgerPart } from './part.js';

export const INSPECTIONS: LedgerPart = {
  figures: [
    figuresOf({
      table: 'inspection',
      kind: 'INSPECTION',
      day: 'f.occurred_on',
      beganOn: BEGAN_ON,
      figures: `lateral (values
        ('INSPECTIONS', f.inspections, f.inspections_qualifier)) as i(indicator, amount, qualifier)`,
    }),
    figuresOf({
      table: 'inspection',
      kind: 'INSPECTION',
      day: 'i.day',
      beganOn: 'i.began_on',
      figures: `inspection_hazard h, lateral (values
        ('HAZARDS_FOUND', h.count, h.count_qualifier, f.occurred_on, f.began_on),
        ('HAZARDS_FOUND_RECTIFIED', h.count, h.count_qualifier,
          case when h.rectified_on is not null then f.occurred_on end, f.began_on),
        ('HAZARDS_RECTIFIED', h.count, h.count_qualifier, h.rectified_on, null))
          as i(indicator, amount, qualifier, day, began_on)`,
      // One hazard is in three figures; its bound is that of what was found.
      boundOf: `'HAZARDS_FOUND'`,
      where: 'h.city_code = f.city_code and h.inspection_id = f.id and i.day is not null',
    }),
  ],
  days: [dayOf('inspection', 'INSPECTION', 'occurred_on'), beganOf('inspection', 'INSPECTION')],
};
