import {
  BOUNDS,
  type FieldError,
  isWithin,
  parentCode,
  DomainError,
  regionLevel,
  requireNoErrors,
  textErrors,
  todayIn,
  visibleText,
} from '@fanzha/domain';
import { Audit, Database, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { RegionDirectory } from './region-directory.js';
import { Region } from './region.model.js';
import { RegionRepository } from './region.repository.js';

const COMMUNITY_CODE = /^[1-9]\d{11}$/;

/** Regions as viewers see them, and the communities that units add. */
@Injectable()
export class RegionService {
  constructor(
    private readonly database: Database,
    private readonly regions: RegionRepository,
    private readonly directory: RegionDirectory,
    private readonly audit: Audit,
  ) {}

  /** @throws DomainError NOT_FOUND for a code nobody has. */
  require(code: string): Region {
    const region = this.directory.find(code);
    if (region === undefined) throw DomainError.notFound();
    return region;
  }

  /**
   * Adds a community (社区、村) under a town of the operator's own city.
   * @param validFrom its first day; facts of earlier days cannot be placed there
   * @throws DomainError BAD_INPUT on `code` or `name`.
   */
  async createCommunity(viewer: Viewer, code: string, name: string, validFrom = todayIn()): Promise<Region> {
    requireNoErrors([...this.codeErrors(viewer, code), ...textErrors('name', name, BOUNDS.regionName)]);
    const community = Object.assign(new Region(), {
      code,
      name: visibleText(name),
      level: regionLevel(code),
      parentCode: parentCode(code),
      validFrom,
      validTo: null,
      successorCode: null,
    });
    await this.database.transaction(viewer.scope, async (tx) => {
      const isNew = await this.regions.insert(tx, community);
      if (!isNew) throw DomainError.badInput([{ path: 'code', code: 'ALREADY_TAKEN' }]);
      await this.audit.record(tx, {
        action: 'region.created',
        subjectKind: 'region',
        subjectId: code,
        detail: { name: community.name },
      });
    });
    await this.directory.ensureFresh();
    return community;
  }

  private codeErrors(viewer: Viewer, code: string): FieldError[] {
    const path = 'code';
    if (!COMMUNITY_CODE.test(code)) return [{ path, code: 'INVALID_FORMAT', params: { example: '340210100001' } }];
    if (!isWithin(code, viewer.cityCode)) return [{ path, code: 'OUTSIDE_REGION' }];
    const town = this.directory.find(parentCode(code) ?? '');
    if (!town || town.validTo !== null) return [{ path, code: 'NOT_A_REGION' }];
    return this.directory.find(code) ? [{ path, code: 'ALREADY_TAKEN' }] : [];
  }
}
