import { z } from 'zod';
import { siteSchema, type Site } from '../../shared/site';
import { openJsonFile, type JsonFile } from '../storage/json-file';
import type { AddNotice } from '../storage/set-aside';

const siteFileSchema = z.strictObject({ sites: z.array(siteSchema).max(5_000) });

/** The sites that the user added, in the user's order. Never a secret. */
export type SiteFile = JsonFile<{ sites: Site[] }>;

export function openSiteFile(options: {
  file: string;
  clock: () => Date;
  addNotice: AddNotice;
}): Promise<SiteFile> {
  return openJsonFile({ ...options, schema: siteFileSchema, empty: { sites: [] }, migrations: [] });
}
