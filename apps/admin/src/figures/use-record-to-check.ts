import { useClientHandle } from '@urql/vue';
import { useRouter } from 'vue-router';
import { FigureSourceMoreDocument } from '../graphql/generated.js';
import { useLedgers } from '../shell/ledgers.js';
import { recordLocation } from './record-location.js';
import { sourceKind, type SourceOf } from './use-source.js';

/** Records looked through for the one to check: the largest come first, and what is to check is large. */
const LOOKED_THROUGH = 30;

/**
 * Goes to the record behind a figure whose amount is beyond the usual. Where several are, or none is among the
 * largest, the reader is shown all records of the figure instead.
 * @returns the way there; it answers whether one record was found and gone to
 */
export function useRecordToCheck(): (of: SourceOf) => Promise<boolean> {
  const { client } = useClientHandle();
  const router = useRouter();
  const ledgers = useLedgers();
  return async (of) => {
    if (sourceKind(of.indicator).ratio) return false;
    const { data } = await client
      .query(FigureSourceMoreDocument, {
        region: of.region ?? '',
        tenant: of.tenant ?? '',
        ofRegion: of.tenant === null && !of.direct,
        ofDirect: of.tenant === null && of.direct,
        ofTenant: of.tenant !== null,
        period: of.period,
        sector: of.sector,
        campaign: of.campaign ?? null,
        indicator: of.indicator,
        by: of.by ?? null,
        member: of.member ?? null,
        part: 'WITHIN',
        first: LOOKED_THROUGH,
        after: null,
        withTenants: false,
        withMissing: false,
        withSilent: false,
        withRecords: true,
      })
      .toPromise();
    const rollup = data?.tenant?.rollup ?? data?.region?.directRollup ?? data?.region?.rollup;
    const found = (rollup?.provenance.sources?.edges ?? []).filter(({ node }) => node.toCheck);
    const place = found.length === 1 && found[0] ? recordLocation(ledgers, found[0].node) : null;
    if (!place) return false;
    await router.push(place);
    return true;
  };
}
