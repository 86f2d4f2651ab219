import type { IndicatorCode, Theme } from '@fanzha/domain';
import type { CountLine } from '../../records/text/count-text.js';
import type { ActivityStatus, ActivityType } from '../../graphql/generated.js';

/** One line of amounts as it stands in the form: text, because what cannot be read yet must not be lost either. */
export interface MeasureLine extends CountLine {
  indicator: IndicatorCode;
  /** First day of its own, '' where it is of one day; without a last one it covers all days of the activity. */
  from?: string;
  /** Last day of its own, on which it counts. */
  until?: string;
  /** What was stated of all days before they were divided; it is not sent. */
  whole?: Readonly<CountLine>;
}

/** Everything the form holds. */
export interface ActivityForm {
  type: ActivityType | '';
  title: string;
  /** Whether the title was written by hand; until then it follows venue and type. */
  titleTyped: boolean;
  status: ActivityStatus;
  startOn: string;
  endOn: string;
  regionCode: string;
  venue: string;
  audiences: string[];
  channels: string[];
  partners: string[];
  theme: Theme;
  /** Codes of types of fraud that it taught about. */
  fraudTypes: string[];
  basisNumber: string;
  basisIssuer: string;
  /** Who spoke, by post. */
  speakers: string[];
  measures: MeasureLine[];
  narrative: string;
}

export function emptyForm(today: string): ActivityForm {
  return {
    type: '',
    title: '',
    titleTyped: false,
    status: 'DONE',
    startOn: today,
    endOn: '',
    regionCode: '',
    venue: '',
    audiences: [],
    channels: [],
    partners: [],
    theme: 'TELECOM_FRAUD',
    fraudTypes: [],
    basisNumber: '',
    basisIssuer: '',
    speakers: [],
    measures: [],
    narrative: '',
  };
}
