import { z } from 'zod';
import type { AuthorityFacts } from '../authority';
import type { CapabilityReport } from '../capability-report';
import type { ConnectionTestReport } from '../connection-test';
import type { SignInDescription } from '../sign-in-schemes';
import { siteFormSchema, type SignInReport, type SiteView } from '../site';
import { siteLimits } from '../site-limits';

const id = z.string().min(1).max(64);
const nothing = z.undefined();
const siteForm = z.unknown().pipe(siteFormSchema);
const ofSite = z.strictObject({ siteId: id });

/** What each method of sites takes. */
export const siteInputs = {
  'sites.list': nothing,
  'sites.listRecent': nothing,
  'sites.save': siteForm,
  'sites.remove': ofSite,
  'sites.testSignIn': siteForm,
  'sites.reorder': z.strictObject({ siteIds: z.array(id).max(5_000) }),
  'sites.duplicate': ofSite,
  'sites.export': nothing,
  'sites.import': nothing,
  'sites.use': ofSite,
  'sites.givePassword': ofSite.extend({ password: z.string().min(1).max(siteLimits.secret) }),
  /** A kept site, or a form: saving that form takes the sign-in over, testing it uses it. */
  'sites.signInOnline': z.union([ofSite, z.strictObject({ form: siteForm })]),
  'sites.cancelSignIn': nothing,
  'sites.signOut': ofSite,
  'sites.chooseCaFile': nothing,
  'sites.testConnection': siteForm,
  'sites.probe': ofSite.extend({ again: z.boolean() }),
  /** The name of the site, repeated, and the reference of the job, which may be empty. */
  'sites.unlock': ofSite.extend({
    confirmedSiteName: z.string().max(siteLimits.name),
    ticket: z.string().trim().max(siteLimits.ticket),
  }),
  'sites.lock': ofSite,
};

/** What each gives back. */
export interface SiteOutputs {
  'sites.list': SiteView[];
  /** Those that are at hand; all where there are only a few dozen. */
  'sites.listRecent': SiteView[];
  'sites.save': SiteView;
  'sites.remove': null;
  'sites.testSignIn': SignInReport;
  'sites.reorder': SiteView[];
  'sites.duplicate': SiteView;
  /** `path` null = the dialog was closed. */
  'sites.export': { fileName: string | null; count: number };
  'sites.import': {
    fileName: string | null;
    added: number;
    /** Names of sites that are in the list already. */
    skipped: string[];
    /** Added, though another site has the name and leads elsewhere. */
    sameName: { name: string; address: string }[];
    /** Added without the certificate authorities that they had: those are chosen by hand. */
    withoutAuthority: string[];
  };
  'sites.use': SiteView;
  'sites.givePassword': null;
  'sites.signInOnline': SignInDescription;
  'sites.cancelSignIn': null;
  'sites.signOut': SiteView;
  /** Null = the dialog was closed. */
  'sites.chooseCaFile': { authority: AuthorityFacts | null };
  'sites.testConnection': ConnectionTestReport;
  'sites.probe': CapabilityReport;
  /** ISO 8601, UTC. */
  'sites.unlock': { until: string };
  'sites.lock': null;
}
