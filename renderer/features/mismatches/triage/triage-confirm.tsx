import type { ReactElement } from 'react';
import type { SiteView } from '../../../../shared/site';
import { nameRemedy } from '../../../components/write-steps/name-remedy';
import { ProductionStep } from '../../../components/write-steps/production-step';
import { SecondStep } from '../../../components/write-steps/second-step';
import { useText } from '../../../text';
import type { RowStep } from './row-steps';

interface Props {
  site: SiteView;
  /** What mends the row; null = the chosen values are written. */
  step: RowStep | null;
  effect: string;
  /** The button that asked, for the values. */
  label: string;
  onConfirm(): void;
  onCancel(): void;
}

/** The second look before a write: always for a link that is made again, for values on a production site alone. */
export function TriageConfirm({ site, step, effect, label, onConfirm, onCancel }: Props): ReactElement {
  const t = useText();
  const remedy = step?.remedy;
  const words = {
    title: t(remedy ? 'record.question.link' : 'mismatches.triage.question'),
    confirmLabel: remedy ? nameRemedy(remedy, t) : label,
    effect,
    identity: null,
    onConfirm,
    onCancel,
  };
  return site.environment === 'production' ? (
    <ProductionStep site={site} {...words} />
  ) : (
    <SecondStep {...words} />
  );
}
