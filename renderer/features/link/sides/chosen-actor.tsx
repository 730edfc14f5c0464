import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { ErpKeyFinding } from '../../../../shared/record/erp-actor';
import type { Text } from '../../../../shared/text/text';
import { describeError } from '../../../components/describe-error';
import { useText } from '../../../text';
import type { LinkIdentity } from '../../../components/field-values/identity';
import { useDraft } from '../../../components/field-values/form-context';
import { useChosenKey, useFields } from '../link-queries';
import { nameRecord } from '../../../../shared/write/effect-sentence';
import { ShowInRecord } from './show-in-record';
import { missingBecause, MissingNote } from '../../../components/missing-note';
import { WaitingBar } from '../../../components/waiting-bar';
import { erpValues, lacks } from '../../../components/tell-missing-help';

/** The chosen key, whether the ERP knows it, and who holds it. */
export function ChosenActor(): ReactElement | null {
  const t = useText();
  const identity = useDraft((state) => state.identity);
  const { erpKey } = identity;
  const { finding, error, isFetching, refetch } = useChosenKey();
  const values = useFields();
  if (erpKey === '') return null;
  if (error) {
    // The same call failed for the values, and is told there with the way to ask for both again.
    if (lacks(values.data?.missing ?? [], erpValues)) return <NotLookedUp />;
    return (
      <MissingNote
        what={t('link.missing.erpKey')}
        missing={missingBecause('ErpSync/GetFieldValuesFromErp', error)}
        onRetry={() => void refetch()}
      >
        {isFetching && <WaitingBar aria-label={t('link.erp.lookingUp', { key: erpKey })} />}
      </MissingNote>
    );
  }
  return (
    <Box sx={{ display: 'grid', gap: 0.25 }}>
      <Typography variant="body2" sx={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
        {t('link.erp.key', { key: erpKey })}
      </Typography>
      {finding ? (
        <>
          <Finding finding={finding} identity={identity} />
          <ShowHolder finding={finding} />
        </>
      ) : (
        isFetching && (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('link.erp.lookingUp', { key: erpKey })}
          </Typography>
        )
      )}
    </Box>
  );
}

function NotLookedUp(): ReactElement {
  const t = useText();
  return (
    <Typography variant="body2" sx={{ color: 'caution.main', fontWeight: 600 }}>
      {t('link.missing.erpKey')}
    </Typography>
  );
}

interface HolderProps {
  finding: ErpKeyFinding | undefined;
  isIcon?: boolean;
}

/** The way to another record that holds the key; nothing where there is none to show. */
export function ShowHolder({ finding, isIcon = false }: HolderProps): ReactElement | null {
  const t = useText();
  const identity = useDraft((state) => state.identity);
  const holder = finding?.holder;
  if (typeof holder !== 'object') return null;
  const { crmActorType, crmRecordId } = holder;
  if (crmActorType === identity.crmActorType && crmRecordId === identity.crmRecordId) return null;
  return <ShowInRecord record={holder} name={nameRecord(holder.name, holder, t)} isIcon={isIcon} />;
}

/** True where what was found out about a key speaks against linking it. */
export function needsALook({ holder, found }: ErpKeyFinding): boolean {
  return typeof holder === 'object' || !found;
}

function Finding({ finding, identity }: { finding: ErpKeyFinding; identity: LinkIdentity }): ReactElement {
  const t = useText();
  const isCaution = needsALook(finding);
  return (
    <Typography
      variant="body2"
      sx={{ color: isCaution ? 'caution.main' : 'text.secondary', fontWeight: isCaution ? 600 : 400 }}
    >
      {describeKey(finding, identity, t)}
    </Typography>
  );
}

/** Who holds the key is told also where the ERP itself could not be asked for it. */
export function describeKey(finding: ErpKeyFinding, identity: LinkIdentity, t: Text): string {
  if (finding.found) return describeHolder(finding, identity, t);
  if (finding.found === false) return t('link.erp.keyUnknown');
  const reason = finding.error ? describeError(finding.error, t) : '';
  return `${t('link.erp.keyNotLookedUp', { reason })} ${describeHolder(finding, identity, t)}`;
}

function describeHolder({ holder }: ErpKeyFinding, identity: LinkIdentity, t: Text): string {
  if (holder === 'free') return t('link.erp.holderFree');
  if (holder === 'unknown') return t('link.erp.holderNotKnown');
  const isThis = holder.crmActorType === identity.crmActorType && holder.crmRecordId === identity.crmRecordId;
  if (isThis) return t('link.erp.heldByThis');
  const type = t(`common.crmActorType.${holder.crmActorType}`);
  const id = holder.crmRecordId;
  if (holder.isShown === false) return t('link.erp.heldByHidden', { type, id });
  const name = holder.name || t('effect.record', { type, id });
  return t('link.erp.heldBy', { name, type, id });
}
