import { DomainError } from '@fanzha/domain';
import { loadTogether, type RequestContext } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { Tenant } from './tenant.entity.js';
import { TenantService } from './tenant.service.js';

/** Tenants for the fields of an operation: however many rows name one, they are read by one statement. */
@Injectable()
export class TenantLoader {
  constructor(private readonly tenants: TenantService) {}

  /** @throws DomainError NOT_FOUND when it is not there or not the viewer's to see. */
  async load(context: RequestContext, id: string): Promise<Tenant> {
    const tenant = await this.find(context, id);
    if (tenant === null) throw DomainError.notFound();
    return tenant;
  }

  /** Null when it is not there or not the viewer's to see. */
  find(context: RequestContext, id: string): Promise<Tenant | null> {
    return loadTogether(context, TenantLoader, id, (ids, viewer) => this.tenants.byIds(viewer, ids));
  }
}
