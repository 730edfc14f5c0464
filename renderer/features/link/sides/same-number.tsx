import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { ErpActor } from '../../../../shared/record/erp-actor';
import { normalizeCompanyNumber, sharesCompanyNumber } from '../../../../shared/write/company-identity';
import { useText } from '../../../text';
import { useChosenRecord } from '../link-queries';

/** The organisation number of the chosen record; whether an actor carries it. */
export function useCompanyNumber(): {
  /** Bare, to search for; null where the record has none that could tell one company from others. */
  number: string | null;
  isCarriedBy(actor: ErpActor): boolean;
} {
  const details = useChosenRecord().record?.details ?? [];
  const numbers = details.filter(({ what }) => what === 'orgNumber').map(({ value }) => value);
  const bare = numbers.map(normalizeCompanyNumber).find((number) => /^\d{8,12}$/.test(number));
  return {
    number: bare ?? null,
    isCarriedBy: (actor) => sharesCompanyNumber(numbers, actor.details),
  };
}

/** Marks a hit that carries the organisation number of the chosen record. */
export function SameNumber({ actor }: { actor: ErpActor }): ReactElement | null {
  const t = useText();
  const { isCarriedBy } = useCompanyNumber();
  if (!isCarriedBy(actor)) return null;
  return (
    <Typography variant="body2" sx={{ color: 'good.main', fontWeight: 600 }}>
      {t('link.erp.sameNumber')}
    </Typography>
  );
}
