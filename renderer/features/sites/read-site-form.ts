import { listNeededSecrets } from '../../../shared/sign-in-fields';
import { siteFormSchema, type SiteForm } from '../../../shared/site';
import { siteProblems, type SiteProblem } from '../../../shared/site-problems';
import { toSubmittedForm, type SiteFormValues } from './site-form-values';

/** The boxes of the form as they stand on the screen: the order of the problems, too. */
export const siteFormFields = [
  'name',
  'customer',
  'signIn.scheme',
  'address',
  'allowHttp',
  'environment',
  'requests.acceptLanguage',
  'signIn.userName',
  'signIn.clientId',
  'signIn.customerId',
  'signIn.loginHint',
  'signIn.port',
  'signIn.path',
  'secrets.password',
  'secrets.ticket',
  'secrets.appToken',
  'secrets.token',
  'secrets.cookie',
  'secrets.xsrfToken',
  'secrets.clientSecret',
  'requests.soLanguage',
  'requests.soCulture',
  'requests.soTimeZone',
  'requests.readTimeoutSeconds',
  'requests.writeTimeoutSeconds',
  'requests.requestsPerSecond',
  'network.authority',
] as const;
export type SiteFormField = (typeof siteFormFields)[number];

export type SiteProblems = Partial<Record<SiteFormField, SiteProblem>>;

/**
 * The form as it is submitted, or what keeps it from that, per box and in reading order. By the rules of the main
 * process itself, except that it alone knows which secrets are stored: here those of a new site have to be entered.
 * `unchosen` names the boxes of choices whose text chose nothing.
 */
export function readSiteForm(
  values: SiteFormValues,
  unchosen: ReadonlySet<string> = new Set(),
): { form: SiteForm | null; problems: SiteProblems } {
  const parsed = siteFormSchema.safeParse(toSubmittedForm(values));
  const found = new Map<string, SiteProblem>();
  const add = (field: string, problem: SiteProblem) => {
    if (!found.has(field)) found.set(field, problem);
  };
  for (const field of unchosen) add(field, 'unchosen');
  for (const { path, message } of parsed.error?.issues ?? [])
    add(path.join('.'), siteProblems.find((problem) => problem === message) ?? 'other');
  for (const field of listMissingSecrets(values)) add(`secrets.${field}`, field);
  const problems: SiteProblems = Object.fromEntries(
    siteFormFields.flatMap((field) => {
      const problem = found.get(field);
      return problem === undefined ? [] : [[field, problem]];
    }),
  );
  return { form: parsed.success && found.size === 0 ? parsed.data : null, problems };
}

/** A new site needs the secrets of its scheme, unless they are asked for each time; a kept one may have them stored. */
function listMissingSecrets({ id, signIn, secrets }: SiteFormValues) {
  const needed = id === undefined ? listNeededSecrets(signIn) : [];
  return needed.filter((field) => (secrets?.[field] ?? '') === '');
}
