import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useId, useImperativeHandle, type ReactElement } from 'react';
import { useCommands } from '../../../app-state/commands';
import { SwitchField } from '../../../components/switch-field';
import { useText } from '../../../text';
import { useDraft, useLinkForm } from '../../../components/field-values/form-context';
import { ByHandSides, ConnectionIdBox } from './by-hand-sides';
import { ChosenLines } from './chosen-lines';
import { controlIds } from './control-ids';
import { ConnectionPicker } from './connection-picker';
import { CrmSide } from './crm-side';
import { ErpSide } from './erp-side';
import { RecordListWalk, useRecordList } from './record-list';
import { useSides } from './sides-context';
import { useFolding } from './use-folding';
import { useNextBox } from './use-next-box';
import { useRecordChoice } from './use-record-choice';
import { lowWindow } from '../../../components/window-heights';

/** Connection and both sides, or by hand their ids. */
export function Sides(): ReactElement {
  const byHand = useDraft((state) => state.identity.byHand);
  return byHand ? <TypedSides /> : <LookedUpSides />;
}

function TypedSides(): ReactElement {
  const sides = useSides();
  useImperativeHandle(
    sides,
    () => ({ focus: (controlId) => document.querySelector<HTMLElement>(`#${controlId}`)?.focus() }),
    [],
  );
  return (
    <>
      <ConnectionLine byHand>
        <ConnectionIdBox />
      </ConnectionLine>
      <ByHandSides />
    </>
  );
}

/** Boxes to choose by; once the values of the chosen pair are there, one line says who they belong to. */
function LookedUpSides(): ReactElement {
  const { chooseReference } = useRecordChoice();
  const list = useRecordList(chooseReference);
  const boxesId = useId();
  const { isFolded, boxes, unfold } = useFolding();
  useNextBox(boxes);
  // Folded away, the box to search in is not there for whoever looks for the boxes in sight.
  useCommands({ find: () => isFolded && unfold(controlIds.crmRecord) });
  return (
    <>
      {isFolded && <ChosenLines boxesId={boxesId} onChange={unfold} />}
      {/* Hidden, not gone: what is typed in them, and what they keep right by themselves, goes on. */}
      <Box ref={boxes} id={boxesId} hidden={isFolded} sx={{ display: isFolded ? 'none' : 'block' }}>
        <ConnectionLine byHand={false}>
          <ConnectionPicker />
        </ConnectionLine>
        <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2 }}>
          <CrmSide list={list} isFolded={isFolded} />
          <ErpSide />
        </Box>
      </Box>
      <RecordListWalk list={list} />
    </>
  );
}

function ConnectionLine({ byHand, children }: { byHand: boolean; children: ReactElement }): ReactElement {
  const t = useText();
  const { form } = useLinkForm();
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: '1fr 1fr',
        gap: 2,
        alignItems: 'start',
        mb: 1,
        // The label stands on the edge of the box, which here is close to the edge of the screen.
        [`@media ${lowWindow}`]: { pt: 0.75 },
      }}
    >
      {children}
      <Box>
        <Box sx={{ display: 'flex', minHeight: 38 }}>
          <SwitchField
            checked={byHand}
            onChange={(isOn) => form.choose({ byHand: isOn })}
            label={t('link.byHand.toggle')}
          />
        </Box>
        {byHand && (
          <Typography variant="body2" sx={{ color: 'text.secondary' }}>
            {t('link.byHand.explain')}
          </Typography>
        )}
      </Box>
    </Box>
  );
}
