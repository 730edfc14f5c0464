import { useEffect, useState } from 'react';
import { useForm, type FieldPath, type UseFormReturn } from 'react-hook-form';
import type { AppErrorData } from '../../../shared/errors';
import type { SiteForm, SiteView } from '../../../shared/site';
import type { Problem } from '../../components/form/error-summary';
import { useText } from '../../text';
import { toFormValues, type SiteFormValues } from './site-form-values';

/** As they stand on the screen: the order of the problems, too. */
const fields = [
  'name',
  'address',
  'allowHttp',
  'environment',
  'language',
  'signIn.userName',
  'secret',
] as const satisfies FieldPath<SiteFormValues>[];

interface SiteFormState {
  form: UseFormReturn<SiteFormValues, unknown, SiteForm>;
  problems: Problem[];
  /** How often the form was refused; the focus follows it. */
  attempts: number;
  /** Runs the action with checked values, or leads to what is wrong. */
  submit(action: (form: SiteForm) => void): void;
  jumpTo(field: string): void;
}

/** The form of one site: checks, problems in reading order, and the boxes that the main process refused. */
export function useSiteForm(site: SiteView | null, refusal: AppErrorData | null): SiteFormState {
  const t = useText();
  const [attempts, setAttempts] = useState(0);
  const form = useForm<SiteFormValues, unknown, SiteForm>({
    defaultValues: toFormValues(site, navigator.language),
    shouldFocusError: false,
    resolver: async (values, _context, options) => {
      const { resolveSiteForm } = await import('./site-form-resolver');
      return resolveSiteForm(values, options, t);
    },
  });
  const { formState, getFieldState, setError, setFocus } = form;

  useEffect(() => {
    for (const [refused, code] of Object.entries(refusal?.fields ?? {})) {
      const field = fields.find((name) => name === refused || name.endsWith(`.${refused}`));
      if (!field) continue;
      const isAddress = field === 'address' && code === 'invalid-address';
      setError(field, { message: t(isAddress ? 'sites.problem.address-invalid' : 'sites.problem.other') });
    }
  }, [refusal, setError, t]);

  const problems = fields.flatMap((name): Problem[] => {
    const sentence = getFieldState(name, formState).error?.message;
    return sentence ? [{ id: name, sentence }] : [];
  });
  const jumpTo = (field: string) => {
    const name = fields.find((known) => known === field);
    if (name) setFocus(name);
  };
  const refuse = (errors: object) => {
    setAttempts((count) => count + 1);
    const first = fields.find((name) => (name === 'signIn.userName' ? 'signIn' : name) in errors);
    if (first && Object.keys(errors).length === 1) setFocus(first);
  };
  const submit = (action: (form: SiteForm) => void) => void form.handleSubmit(action, refuse)();
  return { form, problems, attempts, submit, jumpTo };
}
