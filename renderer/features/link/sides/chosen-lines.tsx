import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactElement, ReactNode } from 'react';
import { useText } from '../../../text';
import { nameRecord } from '../submit/build-request';
import { useDraft } from '../../../components/field-values/form-context';
import { useChosenKey, useChosenRecord } from '../link-queries';
import { describeKey, needsALook, ShowHolder } from './chosen-actor';
import { isLinkedSomewhere, tellFacts, tellLinks } from './chosen-record';
import { controlIds } from './control-ids';
import { OpenRecord } from './open-record';
import { ShowInRecord } from './show-in-record';
import { tinyWindow } from '../../../components/window-heights';

interface Props {
  /** Of the boxes that the lines stand for. */
  boxesId: string;
  /** Shows the boxes, and gives the focus to this one of them. */
  onChange(controlId: string): void;
}

/** Both chosen sides on one line each: who they are, and what speaks against a link before what else is known. */
export function ChosenLines({ boxesId, onChange }: Props): ReactElement {
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(2, minmax(0, 1fr))' },
        columnGap: 2,
        rowGap: 0.5,
      }}
    >
      <RecordLine boxesId={boxesId} onChange={onChange} />
      <ActorLine boxesId={boxesId} onChange={onChange} />
    </Box>
  );
}

function RecordLine({ boxesId, onChange }: Props): ReactElement {
  const t = useText();
  const identity = useDraft((state) => state.identity);
  const { record } = useChosenRecord();
  const type = t(`common.crmActorType.${identity.crmActorType}`);
  const links = record && tellLinks(record, t);
  // On an outcome it is no objection any more.
  const isFrozen = useDraft((state) => state.isFrozen);
  const isCaution = links?.isLinked === true && !isFrozen;
  return (
    <ChosenLine
      side="superoffice"
      heading={t('link.crm.heading')}
      name={nameRecord(identity, t)}
      caution={isCaution ? links.text : null}
      facts={[type, record && tellFacts(record, t), !isCaution && links?.text]}
    >
      {record && isLinkedSomewhere(record) && <ShowInRecord record={record} name={record.name} isIcon />}
      {record && <OpenRecord record={record} isIcon />}
      <ChangeButton
        label={t('link.crm.change')}
        boxesId={boxesId}
        onClick={() => onChange(controlIds.crmRecord)}
      />
    </ChosenLine>
  );
}

function ActorLine({ boxesId, onChange }: Props): ReactElement {
  const t = useText();
  const identity = useDraft((state) => state.identity);
  const { finding } = useChosenKey();
  const { erpActorType, erpKey, erpName, erpConnectionName } = identity;
  const found = finding && describeKey(finding, identity, t);
  const isFrozen = useDraft((state) => state.isFrozen);
  const isCaution = finding !== undefined && needsALook(finding) && !isFrozen;
  const type = erpActorType === null ? '' : t(`common.erpActorType.${erpActorType}`);
  return (
    <ChosenLine
      side="erp"
      heading={t('link.erp.heading')}
      name={erpName || erpKey}
      caution={isCaution ? (found ?? null) : null}
      facts={[type, t('link.erp.key', { key: erpKey }), erpConnectionName, !isCaution && found]}
    >
      <ShowHolder finding={finding} isIcon />
      <ChangeButton
        label={t('link.erp.change')}
        boxesId={boxesId}
        onClick={() => onChange(controlIds.erpActor)}
      />
    </ChosenLine>
  );
}

interface LineProps {
  side: 'superoffice' | 'erp';
  heading: string;
  name: string;
  /** What speaks against a link; null where nothing does. */
  caution: string | null;
  facts: readonly (string | false | undefined)[];
  children: ReactNode;
}

/** One line for one chosen side. */
export function ChosenLine({ side, heading, name, caution, facts, children }: LineProps): ReactElement {
  const known = facts.filter(Boolean).join(' · ');
  const cut = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'pre' } as const;
  return (
    <Box
      component="section"
      aria-label={heading}
      sx={{
        display: 'flex',
        alignItems: 'center',
        columnGap: 1,
        minWidth: 0,
        height: 38,
        [`@media ${tinyWindow}`]: { height: 32 },
        boxSizing: 'border-box',
        pl: 1,
        pr: 0.5,
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderTop: 3,
        borderTopColor: `${side}.main`,
        borderRadius: 1,
        fontSize: '0.875rem',
      }}
    >
      <Box
        component="h2"
        sx={{
          m: 0,
          flexShrink: 0,
          fontSize: '0.75rem',
          fontWeight: 650,
          color: `${side}.main`,
        }}
      >
        {heading}
      </Box>
      {/* The name is cut last, what is known besides first. */}
      <Box component="strong" title={name} sx={{ ...cut, flexShrink: 1, minWidth: 48, fontWeight: 650 }}>
        {name}
      </Box>
      {caution !== null && (
        <Box
          title={caution}
          sx={{ ...cut, flexShrink: 1e4, minWidth: 60, color: 'caution.main', fontWeight: 600 }}
        >
          {caution}
        </Box>
      )}
      <Box title={known} sx={{ ...cut, flex: '1 1 0', minWidth: 0, color: 'text.secondary' }}>
        {known}
      </Box>
      {children}
    </Box>
  );
}

interface ChangeProps {
  label: string;
  boxesId: string;
  onClick(): void;
}

export function ChangeButton({ label, boxesId, onClick }: ChangeProps): ReactElement {
  const t = useText();
  return (
    <Button
      size="small"
      variant="text"
      aria-expanded={false}
      aria-controls={boxesId}
      aria-label={label}
      sx={{ flex: 'none', minHeight: 26, px: 0.75, py: 0 }}
      onClick={onClick}
    >
      {t('link.sides.change')}
    </Button>
  );
}
