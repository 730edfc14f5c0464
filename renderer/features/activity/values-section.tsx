import CheckCircle from '@mui/icons-material/CheckCircle';
import HelpOutlined from '@mui/icons-material/HelpOutlined';
import Report from '@mui/icons-material/ErrorOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useMemo, type ReactElement } from 'react';
import { countChanged } from '../../../shared/journal/count-changed';
import type { JournalEntry, SideOutcome } from '../../../shared/journal/entry';
import { mayHaveSentValues } from '../../../shared/journal/sent-requests';
import type { Text } from '../../../shared/text/text';
import { TitledSection } from '../../components/titled-section';
import { useText } from '../../text';
import { Disclosure } from '../../components/disclosure';
import { useWordsOfNow, type WordOfNow } from './use-words-of-now';
import {
  foldUnchanged,
  listFieldHistories,
  tellHeld,
  tellSent,
  type FieldHistory,
} from '../../components/write-steps/field-history';

const tableLook = {
  width: '100%',
  tableLayout: 'fixed',
  borderCollapse: 'collapse',
  '& td, & th': {
    px: 1,
    py: 0.75,
    textAlign: 'left',
    verticalAlign: 'top',
    fontWeight: 400,
    borderBottom: 1,
    borderColor: 'divider',
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
  },
  '& th': { fontWeight: 600 },
} as const;

function Value({ text }: { text: string | null }): ReactElement {
  const t = useText();
  if (text !== null && text !== '') return <span>{text}</span>;
  return (
    <Box component="em" sx={{ color: 'text.secondary' }}>
      {t(text === null ? 'activity.detail.notRead' : 'activity.detail.emptyValue')}
    </Box>
  );
}

interface SideProps extends SideOutcome {
  /** What was sent: the words for its value are those of the same value on a side. */
  sent: FieldHistory;
  isReadBack: boolean;
  wordOf: WordOfNow;
}

/** One side before and after; where nobody looked afterwards, only what was there before. */
function Side({
  before: rawBefore,
  after: rawAfter,
  change,
  isReadBack,
  sent,
  wordOf,
}: SideProps): ReactElement {
  const t = useText();
  const [before, after] = [readSide(rawBefore, sent, wordOf, t), readSide(rawAfter, sent, wordOf, t)];
  const label = { color: 'text.secondary', fontSize: '0.75rem', mr: 0.5 } as const;
  if (!isReadBack || change === 'unchanged' || (before === null && after === null)) {
    return (
      <>
        <Value text={before} />
        {change === 'unchanged' && isReadBack && (
          <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>{t('activity.detail.unchanged')}</Box>
        )}
      </>
    );
  }
  return (
    <>
      <Box>
        <Box component="span" sx={label}>
          {t('activity.detail.before')}
        </Box>{' '}
        <Value text={before} />
      </Box>
      <Box sx={{ fontWeight: 600 }}>
        <Box component="span" sx={{ ...label, fontWeight: 400 }}>
          {t('activity.detail.after')}
        </Box>{' '}
        <Value text={after} />
      </Box>
    </>
  );
}

function readSide(raw: string | null, sent: FieldHistory, wordOf: WordOfNow, t: Text): string | null {
  if (raw === null) return null;
  const held = tellHeld(raw, sent);
  if ('text' in held) return held.text;
  const word = wordOf(sent, raw);
  return word === null
    ? t('activity.detail.code', held)
    : t('activity.detail.codeNow', { word, code: held.code });
}

const chosenLooks = {
  yes: { Icon: CheckCircle, color: 'good.main' },
  no: { Icon: Report, color: 'caution.main' },
  unknown: { Icon: HelpOutlined, color: 'text.secondary' },
};

function AsChosen({ asChosen }: { asChosen: boolean | null }): ReactElement {
  const t = useText();
  const finding = asChosen === null ? 'unknown' : asChosen ? 'yes' : 'no';
  const { Icon, color } = chosenLooks[finding];
  return (
    <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 0.5, color }}>
      <Icon aria-hidden sx={{ fontSize: '1rem', mt: '2px' }} />
      <span>{t(`activity.asChosen.${finding}`)}</span>
    </Box>
  );
}

interface RowProps extends Pick<SideProps, 'isReadBack' | 'wordOf'> {
  field: FieldHistory;
  /** False where nothing of the values ever left this computer. */
  hasLeft: boolean;
}

function FieldHistoryRow({ field, isReadBack, wordOf, hasLeft }: RowProps): ReactElement {
  const isDifferent = field.asChosen === false;
  return (
    <Box component="tr" sx={isDifferent ? { bgcolor: 'caution.tint' } : {}}>
      <th scope="row">{field.name}</th>
      <td>
        <Side {...field.crm} sent={field} isReadBack={isReadBack} wordOf={wordOf} />
      </td>
      {field.isSent && <SentCell field={field} hasLeft={hasLeft} />}
      <td>
        <Side {...field.erp} sent={field} isReadBack={isReadBack} wordOf={wordOf} />
      </td>
      {isReadBack && field.isSent && (
        <td>
          <AsChosen asChosen={field.asChosen} />
        </td>
      )}
    </Box>
  );
}

function SentCell({ field, hasLeft }: { field: FieldHistory; hasLeft: boolean }): ReactElement {
  const t = useText();
  return (
    <td>
      <Value text={tellSent(field)} />
      {hasLeft && field.value !== '' && field.value !== tellSent(field) && (
        <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
          {t('activity.detail.sentAs', { value: field.value })}
        </Box>
      )}
      <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
        {hasLeft ? t(`activity.direction.${field.direction}`) : t('activity.detail.neverSent')}
      </Box>
    </td>
  );
}

/** Every field that was sent: SuperOffice on the left, the sent value, the ERP on the right; of a resync what changed. */
export function ValuesSection({ entry }: { entry: JournalEntry }): ReactElement {
  const t = useText();
  const fields = useMemo(() => listFieldHistories(entry), [entry]);
  const wordOf = useWordsOfNow(entry, fields);
  const hasLeft = mayHaveSentValues(entry);
  const shared = { wordOf, hasLeft, isReadBack: (entry.readBack?.fields.length ?? 0) > 0 };
  if (fields.length === 0) {
    return (
      <TitledSection level="h2" title={t('activity.detail.values')}>
        <Typography>{t(tellNoValues(entry))}</Typography>
      </TitledSection>
    );
  }
  const { told, folded } = foldUnchanged(fields);
  return (
    <TitledSection level="h2" title={t('activity.detail.values')}>
      {told.length > 0 && <ValuesTable fields={told} label={t('activity.detail.values')} {...shared} />}
      {folded.length > 0 && (
        <Disclosure label={t('activity.detail.folded', { count: folded.length })}>
          <ValuesTable
            fields={folded}
            label={t('activity.detail.folded', { count: folded.length })}
            {...shared}
          />
        </Disclosure>
      )}
    </TitledSection>
  );
}

function tellNoValues({ kind, readBack }: JournalEntry) {
  if (kind === 'unlink' || kind === 'relink' || kind === 'create')
    return `activity.detail.noValues.${kind}` as const;
  if (kind !== 'resync') return 'activity.detail.noValues.link';
  return countChanged(readBack) === 0 ? 'activity.detail.resyncUnchanged' : 'activity.detail.resyncNotRead';
}

interface TableProps extends Omit<RowProps, 'field'> {
  fields: readonly FieldHistory[];
  label: string;
}

function ValuesTable({ fields, label, isReadBack, wordOf, hasLeft }: TableProps): ReactElement {
  const t = useText();
  const isSent = fields.every((field) => field.isSent);
  return (
    <Box component="table" aria-label={label} sx={tableLook}>
      <thead>
        <tr>
          <Box component="th" scope="col" sx={{ width: '20%' }}>
            {t('activity.detail.field')}
          </Box>
          <Box component="th" scope="col" sx={{ color: 'superoffice.main' }}>
            {t('activity.detail.crmColumn')}
          </Box>
          {isSent && <th scope="col">{t(hasLeft ? 'activity.detail.sent' : 'activity.detail.chosen')}</th>}
          <Box component="th" scope="col" sx={{ color: 'erp.main' }}>
            {t('activity.detail.erpColumn')}
          </Box>
          {isReadBack && isSent && (
            <Box component="th" scope="col" sx={{ width: 108 }}>
              {t('activity.detail.asChosen')}
            </Box>
          )}
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <FieldHistoryRow key={field.id} field={field} {...{ isReadBack, wordOf, hasLeft }} />
        ))}
      </tbody>
    </Box>
  );
}
