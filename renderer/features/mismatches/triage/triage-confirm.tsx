import type { ReactElement } from 'react';
import type { SiteView } from '../../../../shared/site';
import { nameRemedy } from '../../../components/write-steps/name-remedy';
import { ProductionStep } from '../../../components/write-steps/production-step';
import { SecondStep } from '../../../components/write-steps/second-step';
import { useText } from '../../../text';
import type { RowStep } from './row-steps';
import type { ToldChoice } from './tell-choice';
import { WrittenLines } from './written-lines';

interface Props {
  site: SiteView;
  /** What mends the row; null = the chosen values are written. */
  step: RowStep | null;
  effect: string;
  /** The button that asked, for the values. */
  label: string;
  /** Every value that is written; empty for what mends the row. */
  told: readonly ToldChoice[];
  /** That its link leads to another actor than it did, and why the two may not be one; null = nothing says so. */
  identity: string | null;
  onConfirm(): void;
  onCancel(): void;
}

/**
 * The second look before a write: always for a link that is made again, where something is cleared, was changed on the site
 * meanwhile, or the two ends may not be one; for other values on a production site alone.
 */
export function TriageConfirm({
  site,
  step,
  effect,
  label,
  told,
  identity,
  onConfirm,
  onCancel,
}: Props): ReactElement {
  const t = useText();
  const remedy = step?.remedy;
  const words = {
    title: t(
      remedy
        ? 'record.question.link'
        : told.some(({ clears }) => clears)
          ? 'mismatches.triage.questionClears'
          : 'mismatches.triage.question',
    ),
    confirmLabel: remedy ? nameRemedy(remedy, t) : label,
    effect,
    identity,
    onConfirm,
    onCancel,
    children: told.length > 0 && <WrittenLines told={told} />,
  };
  return site.environment === 'production' ? (
    <ProductionStep site={site} {...words} />
  ) : (
    <SecondStep {...words} />
  );
}
