import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useRef, useState, type ReactElement } from 'react';
import type { Listing } from '../../../../shared/sheet/listing';
import type { SheetPreview } from '../../../../shared/sheet/sheet-preview';
import type { SiteView } from '../../../../shared/site';
import { useConnectionsOf, useOpenListing, useSelections } from '../../../api/sheets';
import { OneOf } from '../../../components/combo-box/one-of';
import { ConfirmDialog } from '../../../components/confirm-dialog';
import { ErrorPanel } from '../../../components/error-panel';
import { SwitchField } from '../../../components/switch-field';
import { useText } from '../../../text';
import { ConstantFields, type RowConstants } from './constant-fields';

interface Props {
  site: SiteView;
  onOpened(preview: SheetPreview): void;
  onClose(): void;
}

const kinds = ['erp-actors', 'crm-records'] as const satisfies readonly Listing['of'][];
/** Every record, whichever selections it is in. */
const allRecords = 'all';

/** Asks for a list that the site itself gives, which is opened then as a sheet is. */
export function ListingDialog({ site, onOpened, onClose }: Props): ReactElement {
  const t = useText();
  const first = useRef<HTMLElement>(null);
  const [of, setOf] = useState<Listing['of']>('erp-actors');
  const [constants, setConstants] = useConstants(site);
  const [text, setText] = useState('');
  const [isUnlinkedOnly, setUnlinkedOnly] = useState(true);
  const [selectionId, setSelectionId] = useState<number | null>(null);
  const open = useOpenListing();
  const { erpConnectionId, erpActorType, crmActorType } = constants;
  const isComplete = erpConnectionId !== null && erpActorType !== null && crmActorType !== null;
  const confirm = () => {
    if (!isComplete) return;
    const common = { erpConnectionId, erpActorType, crmActorType, text: text.trim(), isUnlinkedOnly };
    const listing: Listing = of === 'erp-actors' ? { of, ...common } : { of, ...common, selectionId };
    open.mutate(
      { siteId: site.id, listing },
      {
        onSuccess: (preview) => {
          onClose();
          onOpened(preview);
        },
      },
    );
  };
  return (
    <ConfirmDialog
      open
      title={t('plans.listing.title')}
      confirmLabel={t('plans.listing.confirm')}
      initialFocus={first}
      busy={open.isPending || !isComplete}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <Box sx={{ display: 'grid', gap: 2, pt: 1, minWidth: { sm: 460 } }}>
        <Box
          ref={(box: HTMLElement | null) => {
            first.current = box?.querySelector('input') ?? null;
          }}
          // What is typed takes the place of what stands there.
          onFocus={({ target }) => target instanceof HTMLInputElement && target.select()}
        >
          <OneOf
            label={t('plans.listing.of')}
            choices={kinds.map((value) => ({ value, text: t(`plans.listing.kinds.${value}`) }))}
            value={of}
            onChoose={(value) => setOf(value)}
            helperText={t(`plans.listing.what.${of}`)}
          />
        </Box>
        <ConstantFields
          site={site}
          mapping={{ columns: [], ...constants }}
          onChange={(change) => {
            setConstants(change);
            setSelectionId(null);
          }}
        />
        {of === 'crm-records' && crmActorType !== null && (
          <SelectionChoice
            siteId={site.id}
            crmActorType={crmActorType}
            value={selectionId}
            onChoose={setSelectionId}
          />
        )}
        <TextField
          size="small"
          label={t(`plans.listing.search.${of}`)}
          helperText={t('plans.listing.searchHelp')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 500, spellCheck: false } }}
        />
        <SwitchField
          checked={isUnlinkedOnly}
          onChange={setUnlinkedOnly}
          label={t('plans.listing.unlinkedOnly')}
        />
        {open.isPending && (
          <Typography variant="body2" component="output">
            {t('plans.listing.asking', { site: site.name })}
          </Typography>
        )}
        {open.error && <ErrorPanel error={open.error} />}
      </Box>
    </ConfirmDialog>
  );
}

/** Where a site has one connection that can be written to, that is the one. */
function useConstants(site: SiteView): [RowConstants, (change: Partial<RowConstants>) => void] {
  const connections = useConnectionsOf(site.id).data;
  const [chosen, setChosen] = useState<RowConstants>({
    erpConnectionId: null,
    erpActorType: null,
    crmActorType: null,
  });
  const [only, ...others] = (connections ?? []).filter(({ active }) => active);
  const erpConnectionId =
    chosen.erpConnectionId ?? (only && others.length === 0 ? only.erpConnectionId : null);
  return [
    { ...chosen, erpConnectionId },
    (change) => setChosen((before) => ({ ...before, erpConnectionId, ...change })),
  ];
}

function SelectionChoice(props: {
  siteId: string;
  crmActorType: NonNullable<RowConstants['crmActorType']>;
  value: number | null;
  onChoose(selectionId: number | null): void;
}): ReactElement | null {
  const t = useText();
  const { data, error, refetch } = useSelections(props.siteId, props.crmActorType);
  // Where the site does not grant them, all records can be listed all the same.
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data || data.length === 0) return null;
  return (
    <OneOf
      label={t('plans.listing.selection')}
      choices={[
        { value: allRecords, text: t('plans.listing.allRecords') },
        ...data.map(({ selectionId, name }) => ({ value: String(selectionId), text: name })),
      ]}
      value={String(props.value ?? allRecords)}
      onChoose={(value) => props.onChoose(Number(value) || null)}
    />
  );
}
