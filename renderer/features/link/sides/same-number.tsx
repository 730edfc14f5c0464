import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { ErpActor } from '../../../../shared/record/erp-actor';
import { sharesCompanyNumber } from '../../../../shared/write/company-identity';
import { useText } from '../../../text';
import { useChosenRecord } from '../link-queries';

/** Says of an actor whether it carries the organisation number of the chosen record. */
export function useHasSameNumber(): (actor: ErpActor) => boolean {
  const details = useChosenRecord().record?.details ?? [];
  const numbers = details.filter(({ what }) => what === 'orgNumber').map(({ value }) => value);
  return (actor) => sharesCompanyNumber(numbers, actor.details);
}

/** Marks a hit that carries the organisation number of the chosen record. */
export function SameNumber({ actor }: { actor: ErpActor }): ReactElement | null {
  const t = useText();
  const hasSameNumber = useHasSameNumber();
  if (!hasSameNumber(actor)) return null;
  return (
    <Typography variant="body2" sx={{ color: 'good.main', fontWeight: 600 }}>
      {t('link.erp.sameNumber')}
    </Typography>
  );
}
