import { z } from 'zod';
import { siteSchema, type Site } from '../../shared/site';
import { defaultNetwork, defaultRequests } from '../../shared/site-defaults';
import { siteLimits } from '../../shared/site-limits';
import { openJsonFile, type JsonFile, type Migration } from '../storage/json-file';
import type { AddNotice } from '../storage/set-aside';

const siteFileSchema = z.strictObject({ sites: z.array(siteSchema).max(siteLimits.sites) });

/** Version 1 knew Basic sign-in and one language, and nothing of groups, requests and networks. */
const toVersion2: Migration = ({ sites, ...rest }) => ({
  ...rest,
  sites: z.array(siteVersion1Schema).parse(sites).map(liftSite),
});

const siteVersion1Schema = z.looseObject({
  language: z.string(),
  signIn: z.looseObject({ scheme: z.literal('basic') }),
});

function liftSite({ language, signIn, ...site }: z.infer<typeof siteVersion1Schema>) {
  return {
    ...site,
    customer: '',
    signIn: { ...signIn, askEachTime: false },
    requests: { ...defaultRequests, acceptLanguage: language },
    network: defaultNetwork,
    lastUsedAt: null,
  };
}

/** The sites that the user added, in the user's order. Never a secret. */
export type SiteFile = JsonFile<{ sites: Site[] }>;

export function openSiteFile(options: {
  file: string;
  clock: () => Date;
  addNotice: AddNotice;
}): Promise<SiteFile> {
  return openJsonFile({ ...options, schema: siteFileSchema, empty: { sites: [] }, migrations: [toVersion2] });
}
