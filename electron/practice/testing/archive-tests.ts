import type { ArchiveListItem, ArchiveRestrictionInfo } from '@superoffice/webapi/Carriers.js';
import { afterAll, beforeAll } from 'vitest';
import { startPracticeSite, type PracticeSite } from '../practice-site';
import { createVendorAgents } from './vendor-agents';

/** What the tests of archives ask the practice site by the vendor's own client. */
export interface ArchiveTests {
  readonly site: PracticeSite;
  readonly agents: ReturnType<typeof createVendorAgents>;
  /** A page of an archive: `GetArchiveListByColumns`, unsorted. */
  list: (
    provider: string,
    columns: string[],
    restriction: ArchiveRestrictionInfo[],
    page?: number,
    pageSize?: number,
  ) => Promise<ArchiveListItem[]>;
}

/** To be called at the top of a test file: its tests share one practice site. */
export function prepareArchiveTests(): ArchiveTests {
  let site: PracticeSite;
  let agents: ReturnType<typeof createVendorAgents>;
  beforeAll(async () => {
    site = await startPracticeSite();
    agents = createVendorAgents(site);
  });
  afterAll(() => site.stop());
  return {
    get site() {
      return site;
    },
    get agents() {
      return agents;
    },
    list: (provider, columns, restriction, page = 0, pageSize = 50) =>
      agents.archive.getArchiveListByColumnsAsync(provider, columns, [], restriction, [], page, pageSize),
  };
}

export function restrict(name: string, operator: string, ...values: string[]): ArchiveRestrictionInfo {
  return { name, operator, values, isActive: true };
}

/** What a row shows in a column. */
export function cell(row: ArchiveListItem | undefined, column: string): string | undefined {
  return row?.columnData?.[column]?.displayValue;
}

export function cells(rows: readonly ArchiveListItem[], column: string): (string | undefined)[] {
  return rows.map((row) => cell(row, column));
}
