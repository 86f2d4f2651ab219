import { ageBandName, BREAKDOWN_TERMS, type BreakdownDimension, type Locale, nameIn } from '@fanzha/domain';
import { Database, type RequestContext, type Scope, type Statement } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';

const CAMPAIGN_NAMES: Statement = {
  name: 'rollup.campaign_names',
  text: 'select id::text, name from campaign where city_code = $1 and id = any ($2::uuid[])',
};

/** What the members of a dimension are called in the language of the request. */
@Injectable()
export class MemberLabels {
  constructor(private readonly database: Database) {}

  async of(
    by: BreakdownDimension,
    keys: readonly string[],
    { locale, viewer }: RequestContext,
  ): Promise<ReadonlyMap<string, string>> {
    if (by === 'AGE_BAND') return new Map(keys.map((band) => [band, ageBandName(band, locale as Locale)]));
    if (by !== 'CAMPAIGN')
      return new Map((BREAKDOWN_TERMS[by] ?? []).map((term) => [term.code, nameIn(locale as Locale, term)]));
    if (!viewer || keys.length === 0) return new Map();
    return this.campaignNames(viewer.scope, keys);
  }

  private async campaignNames(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.read<{ id: string; name: string }>(scope, CAMPAIGN_NAMES, [scope.cityCode, ids]);
    return new Map(rows.map((row) => [row.id, row.name]));
  }
}
