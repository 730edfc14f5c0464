import Search from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import InputAdornment from '@mui/material/InputAdornment';
import type { ReactElement, ReactNode } from 'react';
import type { ScanQuery } from '../../../shared/scan/scan-query';
import { fieldOutcomes, type ScanFieldCount } from '../../../shared/scan/scan-row';
import { ChoiceBox } from '../../components/combo-box/choice-box';
import { TextSearch } from '../../components/text-search';
import { useText } from '../../text';
import { ExportButton } from './export-button';

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
      <FieldChoice {...props} />
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

/** "City differs in 212", for each field that differs anywhere. */
function FieldChoice({ query, fields, onQuery }: Props): ReactElement {
  const t = useText();
  const chosen = query.field?.crmFieldKey ?? anyField;
  const tell = (field: string, count: number) => t('mismatches.list.fieldCount', { field, count });
  const listed = fields.map(({ crmFieldKey, displayName, counts }) => ({
    key: crmFieldKey,
    label: tell(
      displayName,
      fieldOutcomes.reduce((sum, outcome) => sum + counts[outcome], 0),
    ),
  }));
  // The filter holds also where no row is left that has it.
  const isMissing = chosen !== anyField && !listed.some(({ key }) => key === chosen);
  const choices = [
    { key: anyField, label: t('mismatches.list.anyField') },
    ...listed,
    ...(isMissing ? [{ key: chosen, label: tell(chosen, 0) }] : []),
  ];
  return (
    <Box sx={{ flex: '1 1 200px', maxWidth: 300 }}>
      <ChoiceBox
        label={t('mismatches.list.field')}
        choices={choices}
        chosen={choices.find(({ key }) => key === chosen) ?? choices[0] ?? null}
        onChoose={(key) =>
          onQuery({
            ...query,
            field: key === anyField ? null : { crmFieldKey: key, outcomes: [], values: null },
          })
        }
        noMatchText={t('mismatches.list.noField')}
      />
    </Box>
  );
}
