import { useEffect, useEffectEvent, useState } from 'react';
import { get, set, useForm, type FieldError, type FieldErrors, type UseFormReturn } from 'react-hook-form';
import type { AppErrorData } from '../../../shared/errors';
import { secretFields } from '../../../shared/sign-in-fields';
import type { SiteForm, SiteView } from '../../../shared/site';
import type { SiteProblem } from '../../../shared/site-problems';
import type { Text } from '../../../shared/text/text';
import type { Problem } from '../../components/form/error-summary';
import { useText } from '../../text';
import { readSiteForm, siteFormFields, type SiteProblems } from './read-site-form';
import { toFormValues, type SiteFormValues } from './site-form-values';

/** Codes of the main process for single boxes that are problems of the form by the same name. */
const refusals = ['address-invalid', 'secret-invalid', 'secret-scheme', 'xsrf-token-missing'] as const;
const secretFieldNames = Object.values(secretFields).flat();

/**
 * Each box of a secret by name, empty: a box that the defaults do not name would count as changed when the screen is
 * shown again.
 */
const noSecrets = Object.fromEntries(
  Object.values(secretFields)
    .flat()
    .map((field) => [field, undefined]),
);

interface SiteFormState {
  form: UseFormReturn<SiteFormValues, unknown, SiteForm>;
  problems: Problem[];
  /** The boxes whose text chose nothing. */
  unchosen: Set<string>;
  /** How often the form was refused; the focus follows it. */
  attempts: number;
  /** Runs the action with checked values, or leads to what is wrong. */
  submit(action: (form: SiteForm) => void): void;
  jumpTo(field: string): void;
}

/** The problems of the form in the shape that the form library wants, said in words. */
function sayProblems(problems: SiteProblems, t: Text): FieldErrors<SiteFormValues> {
  const errors: FieldErrors<SiteFormValues> = {};
  for (const [field, problem] of Object.entries(problems)) {
    set(errors, field, { type: problem, message: t(`sites.problem.${problem}`) });
  }
  return errors;
}

/** What the main process has against the value of a box, as the form says it. */
function problemOf(field: string, code: string): SiteProblem {
  if (code === 'secret-missing') return secretFieldNames.find((name) => name === field) ?? 'other';
  return refusals.find((known) => known === code) ?? 'other';
}

/** Puts what the main process refused on the boxes it named. */
function useRefusedFields(
  refusal: AppErrorData | null,
  setError: UseFormReturn<SiteFormValues, unknown, SiteForm>['setError'],
): void {
  const t = useText();
  useEffect(() => {
    for (const [refused, code] of Object.entries(refusal?.fields ?? {})) {
      const field = siteFormFields.find((name) => name === refused || name.endsWith(`.${refused}`));
      if (!field) continue;
      setError(field, { message: t(`sites.problem.${problemOf(refused, code)}`) });
    }
  }, [refusal, setError, t]);
}

/** Why a form was put up: to add a site, to enter its secret, as it was saved, as its sign-in began, or for none of these. */
export type FormStart = 'add' | 'sign-in' | 'saved' | 'signing-in' | null;

/** The box in which a person begins. */
function useFirstFocus(
  start: FormStart,
  site: SiteView | null,
  setFocus: UseFormReturn<SiteFormValues, unknown, SiteForm>['setFocus'],
): void {
  const takeFocus = useEffectEvent(() => {
    const [secret] = site ? secretFields[site.signIn.scheme] : [];
    if (start === 'add') setFocus('name');
    else if (start === 'sign-in' && secret) setFocus(`secrets.${secret}`);
  });
  useEffect(() => takeFocus(), []);
}

/** The form of one site: checks, problems in reading order, and the boxes that the main process refused. */
export function useSiteForm(
  site: SiteView | null,
  refusal: AppErrorData | null,
  start: FormStart,
): SiteFormState {
  const t = useText();
  const [attempts, setAttempts] = useState(0);
  const [unchosen] = useState(() => new Set<string>());
  const form = useForm<SiteFormValues, unknown, SiteForm>({
    defaultValues: { ...toFormValues(site, navigator.language), secrets: noSecrets },
    shouldFocusError: false,
    resolver: (values) => {
      const { form: submitted, problems } = readSiteForm(values, unchosen);
      return submitted ? { values: submitted, errors: {} } : { values: {}, errors: sayProblems(problems, t) };
    },
  });
  const { formState, setError, setFocus } = form;
  useRefusedFields(refusal, setError);
  useFirstFocus(start, site, setFocus);

  const problems = siteFormFields.flatMap((name): Problem[] => {
    // Not by `getFieldState`: it reads what was touched too, and the whole form would be drawn anew at each step.
    const error: FieldError | undefined = get(formState.errors, name);
    const sentence = error?.message;
    return sentence ? [{ id: name, sentence }] : [];
  });
  const jumpTo = (field: string) => {
    const name = siteFormFields.find((known) => known === field);
    if (name) setFocus(name);
  };
  const refuse = () => {
    setAttempts((count) => count + 1);
    const [first, ...others] = Object.keys(readSiteForm(form.getValues(), unchosen).problems);
    if (first && others.length === 0) jumpTo(first);
  };
  const submit = (action: (form: SiteForm) => void) => void form.handleSubmit(action, refuse)();
  return { form, problems, unchosen, attempts, submit, jumpTo };
}
