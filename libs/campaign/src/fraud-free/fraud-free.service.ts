import { BOUNDS, DomainError, requireFound, requireId, requireNoErrors, textErrors, visibleText } from '@fanzha/domain';
import { Audit, type Connection, Database, KEY_PARTS, KeyedPage, listName, newId, type Viewer } from '@fanzha/platform';
import { RegionDirectory } from '@fanzha/org';
import { Injectable } from '@nestjs/common';
import { requireRoomForOne } from '../audience/room.js';
import { readScheme } from './fraud-free.bounds.js';
import { FraudFreePlaces, MOST_PLACES } from './fraud-free-places.js';
import type { FraudFreeListArgs, FraudFreeSchemeInput } from './fraud-free.inputs.js';
import type { FraudFreeScheme } from './fraud-free.model.js';
import { SchemeRepository } from './scheme.repository.js';

const LIST = listName('fraudFreeSchemes', {});

/**
 * Schemes for places without fraud. A rule that was announced is not changed: its authority ends it, with the reason,
 * and makes another.
 */
@Injectable()
export class FraudFreeService {
  constructor(
    private readonly database: Database,
    private readonly schemes: SchemeRepository,
    private readonly places: FraudFreePlaces,
    private readonly regions: RegionDirectory,
    private readonly audit: Audit,
  ) {}

  /**
   * Makes a scheme for places of a region that the viewer oversees in all lines.
   * @throws DomainError BAD_INPUT, FORBIDDEN (OUTSIDE_OVERSIGHT), CONFLICT (ALREADY_EXISTS with `id` where the same
   *   title, places and period have one that holds; TOO_MANY_OF_TENANT with `max`).
   */
  async create(viewer: Viewer, input: FraudFreeSchemeInput): Promise<FraudFreeScheme> {
    const { content, errors } = readScheme(input);
    requireNoErrors(errors);
    requireOversight(viewer, content.regionCode);
    if (!this.regions.find(content.regionCode))
      throw DomainError.badInput([{ path: 'regionCode', code: 'NOT_A_REGION' }]);
    const isOfSchools = content.placeLevel === 'SCHOOL';
    const count = isOfSchools ? 1 : this.places.placesOf(content).length;
    if (count > MOST_PLACES) throw DomainError.tooComplex({ places: count, max: MOST_PLACES }, 'SCOPE_TOO_WIDE');
    if (count === 0) throw DomainError.badInput([{ path: 'placeLevel', code: 'NOT_ALLOWED_HERE' }]);
    return this.database.transaction(viewer.scope, async (tx) => {
      await requireRoomForOne(tx, 'fraudFreeSchemes');
      const made = { id: newId(), ...content };
      const scheme = await this.schemes.insert(tx, made);
      if (!scheme) throw DomainError.conflict({ id: await this.schemes.same(tx, made) }, 'ALREADY_EXISTS');
      const detail = { regionCode: made.regionCode, period: made.period.text };
      await this.audit.record(tx, { action: 'fraud_free_scheme.created', ...subject(scheme), detail });
      return scheme;
    });
  }

  /**
   * Ends a scheme of the own authority, for good.
   * @throws DomainError NOT_FOUND, FORBIDDEN (READ_ONLY_OVERSIGHT for another authority's), BAD_INPUT on `reason`,
   *   CONFLICT (ALREADY_ENDED where it was ended before).
   */
  async end(viewer: Viewer, id: string, reason: string): Promise<FraudFreeScheme> {
    requireNoErrors(textErrors('reason', reason, BOUNDS.reason));
    requireId(id);
    return this.database.transaction(viewer.scope, async (tx) => {
      const scheme = requireFound(await this.schemes.find(tx, id));
      if (scheme.tenantId !== viewer.tenantId) throw DomainError.forbidden('READ_ONLY_OVERSIGHT');
      const ended = await this.schemes.end(tx, id, visibleText(reason));
      if (!ended) throw DomainError.conflict({}, 'ALREADY_ENDED');
      await this.audit.record(tx, { action: 'fraud_free_scheme.ended', ...subject(ended), detail: {} });
      return ended;
    });
  }

  /** @throws DomainError NOT_FOUND where it does not exist, or where the viewer may not see it. */
  async get({ scope }: Viewer, id: string): Promise<FraudFreeScheme> {
    requireId(id);
    return requireFound(await this.schemes.byId(scope, id));
  }

  /** Schemes of regions that the viewer oversees in all lines, the latest first. @throws DomainError BAD_INPUT. */
  async list({ scope }: Viewer, args: FraudFreeListArgs): Promise<Connection<FraudFreeScheme>> {
    const page = new KeyedPage(args, { list: LIST, key: { id: KEY_PARTS.id } });
    const { schemes, totalCount } = await this.schemes.page(scope, {
      after: page.after?.id ?? null,
      limit: page.limit,
    });
    return page.rows(schemes, totalCount);
  }
}

const subject = ({ id }: FraudFreeScheme) => ({ subjectKind: 'fraud_free_scheme', subjectId: id }) as const;

/** Cases of all lines are judged. A person who sees one line only would see a wrong status of the place. */
function requireOversight({ oversight }: Viewer, regionCode: string): void {
  const covers = oversight.some(({ region, sector }) => regionCode.startsWith(region) && sector === null);
  if (!covers) throw DomainError.forbidden('OUTSIDE_OVERSIGHT');
}
