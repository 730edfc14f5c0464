import { zodResolver } from '@hookform/resolvers/zod';
import type { FieldErrors, Resolver, ResolverOptions, ResolverResult } from 'react-hook-form';
import { config } from 'zod';
import { siteFormSchema, type SiteForm } from '../../../shared/site';
import type { Text } from '../../../shared/text/text';
import { readAddress } from './site-address';
import type { SiteFormValues } from './site-form-values';

type SiteFormResolver = Resolver<SiteFormValues, unknown, SiteForm>;
type SchemaField = 'name' | 'address' | 'environment' | 'language' | 'userName' | 'password';

/** The schema's own field names, to the keys of their sentences. */
const schemaFields: Record<string, SchemaField> = {
  name: 'name',
  address: 'address',
  environment: 'environment',
  language: 'language',
  'signIn.userName': 'userName',
  secret: 'password',
};

function saySchemaProblem(path: readonly PropertyKey[], code: string, t: Text): string {
  const field = schemaFields[path.map(String).join('.')];
  if (!field) return t('sites.problem.other');
  const isLong = code === 'too_big' && (field === 'name' || field === 'userName' || field === 'password');
  return t(isLong ? `sites.problem.${field}-long` : `sites.problem.${field}`);
}

const say = (message: string) => ({ type: 'rule', message });

/** The rules between fields, which the schema cannot say. */
function findRuleProblems(values: SiteFormValues, t: Text): FieldErrors<SiteFormValues> {
  const address = readAddress(values.address);
  const isNew = values.id === undefined;
  return {
    ...(values.address.trim() !== '' && !address ? { address: say(t('sites.problem.address-invalid')) } : {}),
    ...(address?.insecure && !values.allowHttp ? { allowHttp: say(t('sites.problem.allowHttp')) } : {}),
    ...(isNew && !values.secret ? { secret: say(t('sites.problem.password')) } : {}),
  };
}

/** Checks the form by the same schema that the main process parses with, and says each problem in words. */
export async function resolveSiteForm(
  values: SiteFormValues,
  options: ResolverOptions<SiteFormValues>,
  t: Text,
): Promise<ResolverResult<SiteFormValues, SiteForm>> {
  // The page's policy forbids eval, which zod's compiler would try.
  config({ jitless: true });
  // The form may hold what the schema refuses (no environment yet), so the schema's input type is narrower than the form's.
  const resolveBySchema = zodResolver(siteFormSchema, {
    error: (issue) => saySchemaProblem(issue.path ?? [], issue.code, t),
  }) as unknown as SiteFormResolver;
  const result = await resolveBySchema(values, undefined, options);
  const ruleProblems = findRuleProblems(values, t);
  if (Object.keys(ruleProblems).length === 0) return result;
  return { values: {}, errors: { ...ruleProblems, ...result.errors } };
}
