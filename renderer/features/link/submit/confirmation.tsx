import { lazy, type ReactElement } from 'react';
import { useDraft, useLinkForm } from '../../../components/field-values/form-context';
import { useText } from '../../../text';
import { nameRecord } from './build-request';
import { submitLabel } from './submit-bar';

const SecondStep = lazy(async () => ({
  default: (await import('../../../components/write-steps/second-step')).SecondStep,
}));
const ProductionStep = lazy(async () => ({
  default: (await import('../../../components/write-steps/production-step')).ProductionStep,
}));
const PlannedWrites = lazy(async () => ({
  default: (await import('../../../components/field-values/planned-writes')).PlannedWrites,
}));

/** A second step before something is sent. */
export interface Confirming {
  effect: string;
  /** What speaks for two different ends; null where nothing does. */
  identity: string | null;
  isProduction: boolean;
  /** The main process tells that risk and asks about it once more. */
  despiteSilence: boolean;
}

interface ConfirmationProps extends Confirming {
  onConfirm(): void;
  onCancel(): void;
}

/** Asks once more before a link of production, or of two ends that do not look like one. */
export function Confirmation({
  isProduction,
  despiteSilence: _asked,
  ...step
}: ConfirmationProps): ReactElement {
  const t = useText();
  const { site } = useLinkForm();
  const identity = useDraft((state) => state.identity);
  const confirmLabel = submitLabel(nameRecord(identity, t), site, t);
  return isProduction ? (
    <ProductionStep {...step} site={site} title={t('link.submit.confirmTitle')} confirmLabel={confirmLabel}>
      <PlannedWrites />
    </ProductionStep>
  ) : (
    <SecondStep {...step} title={t('link.submit.identityTitle')} confirmLabel={confirmLabel}>
      <PlannedWrites />
    </SecondStep>
  );
}
