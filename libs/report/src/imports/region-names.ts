import { foldIdentifier } from '@fanzha/domain';
import { RegionDirectory } from '@fanzha/org';
import { Injectable } from '@nestjs/common';
import type { RegionNames } from '../targets/cells.js';

/** What stands behind the name of a region and is often left out. */
const SUFFIX = /(?:居委会|村委会|居民委员会|村民委员会|社区|村)$/u;

/** Regions by name, within that of a unit. */
@Injectable()
export class UnitRegions {
  constructor(private readonly directory: RegionDirectory) {}

  /**
   * Names within a region, the region itself among them, also behind those of the regions above it (湾沚区湾沚镇);
   * a name that two have names none.
   */
  within(home: string): RegionNames {
    const whole = new Map<string, string | null>();
    const short = new Map<string, string | null>();
    let level = [this.directory.find(home)].flatMap((region) => (region ? [{ region, above: [''] }] : []));
    while (level.length > 0) {
      for (const { region, above } of level)
        for (const before of above) {
          const name = before + foldIdentifier(region.name);
          add(whole, name, region.code);
          add(short, name.replace(SUFFIX, ''), region.code);
        }
      level = level.flatMap(({ region, above }) =>
        this.directory
          .children(region.code)
          .map((child) => ({ region: child, above: ['', ...above.map((path) => path + foldIdentifier(region.name))] })),
      );
    }
    return {
      codeOf: (name) => {
        const folded = foldIdentifier(name);
        return whole.get(folded) ?? short.get(folded) ?? short.get(folded.replace(SUFFIX, '')) ?? null;
      },
    };
  }
}

function add(names: Map<string, string | null>, name: string, code: string): void {
  if (name !== '') names.set(name, names.has(name) && names.get(name) !== code ? null : code);
}
