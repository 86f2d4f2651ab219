import {
  BOUNDS,
  type FieldError,
  foldedWords,
  foldText,
  INDICATORS,
  type IndicatorCode,
  requireNoErrors,
  textErrors,
  todayIn,
  visibleLength,
} from '@fanzha/domain';
import { RegionDirectory, regionsNamed, TenantService } from '@fanzha/org';
import type { Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { SearchResult } from './across.model.js';
import { entryOf } from './record-entry.model.js';
import { RecordSearchRepository } from './record-search.repository.js';

/** Fewer characters are in everything. */
const LEAST = 2;

/** Regions that one word of several stands for, the widest first. */
const MOST_REGIONS = 50;

/** Finds what a viewer may see by words: records of all ledgers, units, regions, indicators. */
@Injectable()
export class GlobalSearch {
  constructor(
    private readonly records: RecordSearchRepository,
    private readonly tenants: TenantService,
    private readonly directory: RegionDirectory,
  ) {}

  /**
   * Up to `first` of each kind.
   * @throws DomainError BAD_INPUT on `text`; TOO_COMPLEX (SEARCH_TOO_WIDE).
   */
  async search(viewer: Viewer, text: string, first: number): Promise<SearchResult> {
    requireNoErrors(searchErrors(text));
    const overseen = viewer.oversight.map(({ region }) => region);
    const regions = (named: string, most: number) => regionsNamed(this.directory, named, overseen, todayIn(), most);
    const { records, since } = await this.records.found(viewer.scope, text, first + 1, (word) =>
      regions(word, MOST_REGIONS).map(({ code }) => code),
    );
    // A program without leave to read units finds none.
    const mayRead = viewer.permissions.has('tenant:read');
    const tenants = mayRead ? await this.tenants.found(viewer, text, first + 1) : [];
    return {
      records: records.slice(0, first).map(entryOf),
      moreRecords: records.length > first,
      recordsSince: since,
      tenants: tenants.slice(0, first),
      moreTenants: tenants.length > first,
      regions: regions(text, first),
      indicators: indicatorsNamed(text).slice(0, first),
    };
  }
}

function searchErrors(text: string): FieldError[] {
  const errors = textErrors('text', text, { ...BOUNDS.searchText, required: true });
  const actual = visibleLength(foldText(text));
  return errors.length > 0 || actual >= LEAST
    ? errors
    : [{ path: 'text', code: 'TOO_SHORT', params: { min: LEAST, actual } }];
}

/** Indicators with all words in their Chinese or their English name, in the order of the registry. */
function indicatorsNamed(text: string): IndicatorCode[] {
  const words = foldedWords(text);
  return INDICATORS.filter(({ zh, en }) =>
    [zh, en].some((name) => words.every((word) => foldText(name).includes(word))),
  ).map(({ code }) => code);
}
