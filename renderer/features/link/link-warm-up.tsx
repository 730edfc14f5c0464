import Box from '@mui/material/Box';
import { useEffect, useMemo, useState, type ReactElement } from 'react';
import type { SiteView } from '../../../shared/site';
import type { FieldType } from '../../../shared/value/field-value';
import type { LoadedFields } from '../../../shared/link/draft';
import { compare } from '../../../shared/text/en/compare';
import { direction } from '../../../shared/text/en/direction';
import { link } from '../../../shared/text/en/link';
import { record } from '../../../shared/text/en/record';
import { addText } from '../../../shared/text/text';
import { createDraftForm } from '../../components/field-values/draft-form';
import { LinkFormContext, type LinkForm } from '../../components/field-values/form-context';
import { emptyIdentity } from '../../components/field-values/identity';
import { ReadTime } from '../../components/field-values/read-time';
import { compareExactly } from '../../components/field-values/row-order';
import { WaitingBar } from '../../components/waiting-bar';
import { ProblemList, type Problem } from '../../components/write-steps/problem-list';
import { fieldTable } from './fields/field-section';
import { byHandTable } from './link-screen';
import { ChangeButton, ChosenLine } from './sides/chosen-lines';
import { OpenRecordButton } from './sides/open-record';

addText({ compare, direction, link, record });

const shownForMs = 100;

/** Nobody can press it. */
function doNothing(): void {}

/**
 * Draws once, where nobody sees it, what comes when the first pair of records is chosen, and takes it away: the first
 * drawing compiles the code, makes the styles and measures the fonts, and whoever chooses would wait for that.
 */
export function LinkWarmUp({ site }: { site: SiteView }): ReactElement | null {
  const [isOver, setOver] = useState(false);
  const value = useMemo<LinkForm>(() => createSample(site), [site]);
  useEffect(() => {
    void byHandTable.load();
    const timer = setTimeout(() => setOver(true), shownForMs);
    return () => clearTimeout(timer);
  }, []);
  if (isOver) return null;
  return (
    <Box
      inert
      aria-hidden
      data-warm-up
      sx={{
        position: 'fixed',
        inset: 0,
        display: 'flex',
        flexDirection: 'column',
        visibility: 'hidden',
        contain: 'strict',
        zIndex: -1,
      }}
    >
      <LinkFormContext value={value}>
        <WaitingBar />
        {(['superoffice', 'erp'] as const).map((side) => (
          <ChosenLine key={side} side={side} heading="a" name="a" caution={null} facts={['a']}>
            <OpenRecordButton isIcon onOpen={doNothing} />
            <ChangeButton label="a" boxesId="" onClick={doNothing} />
          </ChosenLine>
        ))}
        <fieldTable.Part readTime={<ReadTime readAtMs={1} isReading={false} onReadAgain={doNothing} />} />
        <ProblemList problems={sampleProblems} attempts={0} onJump={doNothing} />
      </LinkFormContext>
    </Box>
  );
}

function createSample(site: SiteView): LinkForm {
  const form = createDraftForm({
    ...emptyIdentity,
    erpConnectionId: 0,
    crmRecordId: 0,
    erpActorType: 'Customer',
    erpKey: '0',
    rows: [],
  });
  form.showFields(sampleFields, false);
  return { site, form, table: { current: null }, compare: compareExactly };
}

const sampleProblems: readonly Problem[] = [
  { key: 'blocks', isBlocking: true, isIdentity: false, sentence: 'a', rowId: null, controlId: null },
  { key: 'warns', isBlocking: false, isIdentity: false, sentence: 'a', rowId: null, controlId: null },
];

/** One row of each kind of editor, none of them equal. */
const kinds: readonly [FieldType, crm: string, erp: string][] = [
  ['Text', 'a', 'b'],
  ['Text', '', 'b'],
  ['List', '[I:1]', '[I:2]'],
  ['Double', '[F:1]', '[F:2]'],
  ['Date', '[D:01/01/2020]', '[D:01/02/2020]'],
  ['Checkbox', '[B:1]', '[B:0]'],
];

const valueOf = (value: string, index: number) => ({
  crmFieldKey: `${index}`,
  displayName: '',
  value,
  displayValue: '',
  syncToCrm: true,
  syncToErp: true,
});

const sampleFields: LoadedFields = {
  plan: {
    erpConnectionId: 0,
    erpActorType: 'Customer',
    fields: kinds.map(([fieldType], index) => ({
      crmFieldKey: `${index}`,
      displayName: '',
      fieldType,
      access: 'Normal',
      maxLength: 0,
      syncToCrm: index % 2 === 0,
      syncToErp: true,
      items: fieldType === 'List' ? [] : null,
    })),
  },
  crm: kinds.map(([, crm], index) => valueOf(crm, index)),
  erp: kinds.map(([, , erp], index) => valueOf(erp, index)),
  missing: [],
};
