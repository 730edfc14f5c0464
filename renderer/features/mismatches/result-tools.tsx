import Search from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import InputAdornment from '@mui/material/InputAdornment';
import type { ReactElement, ReactNode } from 'react';
import type { ScanQuery } from '../../../shared/scan/scan-query';
import type { ScanFieldCount } from '../../../shared/scan/scan-row';
import { ChoiceBox } from '../../components/combo-box/choice-box';
import { TextSearch } from '../../components/text-search';
import { useText } from '../../text';
import { ExportButton } from './export-button';
import { keyOfField, listFieldChoices } from './field-choices';

const anyField = '';

interface Props {
  scanId: string;
  query: ScanQuery;
  fields: readonly ScanFieldCount[];
  onQuery(query: ScanQuery): void;
  isFiltered: boolean;
  onClear(): void;
  /** How many fit, and what can be done with them. */
  children: ReactNode;
}

/** Search and field of the list, and its export. */
export function ResultTools(props: Props): ReactElement {
  const t = useText();
  const { query, onQuery } = props;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'flex-end' }}>
      <TextSearch
        data-find
        label={t('mismatches.list.search')}
        placeholder={t('mismatches.list.searchHelp')}
        text={query.text}
        onSearch={(text) => onQuery({ ...query, text })}
        sx={{ flex: '1 1 200px', maxWidth: 320 }}
        startAdornment={
          <InputAdornment position="start">
            <Search fontSize="small" />
          </InputAdornment>
        }
      />
      <FieldBox {...props} />
      {props.isFiltered && (
        <Button size="small" variant="text" onClick={props.onClear}>
          {t('mismatches.list.clear')}
        </Button>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', ml: 'auto' }}>
        {props.children}
        <ExportButton scanId={props.scanId} query={query} />
      </Box>
    </Box>
  );
}

/** Each field that differs anywhere, by the way in which it does. */
function FieldBox({ query, fields, onQuery }: Props): ReactElement {
  const t = useText();
  const { field } = query;
  const listed = listFieldChoices(fields, field, t);
  const choices = [{ key: anyField, label: t('mismatches.list.anyField') }, ...listed];
  const chosen = field === null ? anyField : keyOfField(field);
  return (
    <Box sx={{ flex: '1 1 200px', maxWidth: 300 }}>
      <ChoiceBox
        label={t('mismatches.list.field')}
        choices={choices}
        chosen={choices.find(({ key }) => key === chosen) ?? choices[0] ?? null}
        onChoose={(key) => onQuery({ ...query, field: listed.find((one) => one.key === key)?.field ?? null })}
        noMatchText={t('mismatches.list.noField')}
      />
    </Box>
  );
}
