import Block from '@mui/icons-material/Block';
import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { memo, useEffect, useRef, useState, type ReactElement } from 'react';
import { nameRecord } from '../../../shared/write/effect-sentence';
import type { RecordRef } from '../../../shared/write/write';
import { useText } from '../../text';
import { bringInSight } from '../in-sight';
import { lowWindow } from '../window-heights';

/** Something that blocks or warns, and the place that mends it. */
export interface Problem {
  key: string;
  isBlocking: boolean;
  /** The two ends look like two: it wants a step of its own. */
  isIdentity: boolean;
  sentence: string;
  rowId: string | null;
  /** Id of the control to go to, on Record its name; null where a row is. */
  controlId: string | null;
  /** Other records that have to be seen to first. */
  others?: readonly RecordRef[];
}

interface Props {
  problems: readonly Problem[];
  /** Rises each time somebody tried to link while blocked: the focus comes here. */
  attempts: number;
  onJump(problem: Problem): void;
  /** Shows another record that a problem is about. */
  onOpen?: (record: RecordRef) => void;
  /** The heading of what blocks; by default it speaks of linking. */
  tellProblems?: (count: number) => string;
}

/** Whether the list is in sight, and in a low window the way to open and close it. Trying to link opens it. */
export function useProblemsShown(attempts: number): { isShown: boolean; onToggle: (() => void) | null } {
  const isLow = useMediaQuery(lowWindow);
  const [toggled, setToggled] = useState<{ attempts: number; isOpen: boolean }>();
  const isOpen = toggled?.attempts === attempts ? toggled.isOpen : attempts > 0;
  return {
    isShown: !isLow || isOpen,
    onToggle: isLow ? () => setToggled({ attempts, isOpen: !isOpen }) : null,
  };
}

/** What has to be solved, and what deserves a look; each leads to its place. */
export const ProblemList = memo(function ProblemList(props: Props): ReactElement {
  const { problems, attempts, onJump, onOpen, tellProblems } = props;
  const t = useText();
  const blocking = problems.filter((problem) => problem.isBlocking);
  const warnings = problems.filter((problem) => !problem.isBlocking);
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempts === 0 || top.current === null) return;
    top.current.focus({ preventScroll: true });
    bringInSight(top.current);
  }, [attempts]);
  return (
    <Box ref={top} tabIndex={-1} sx={{ display: 'grid', gap: 1, '&:empty': { display: 'none' } }}>
      {blocking.length > 0 && (
        <Group
          kind="problems"
          title={tellProblems?.(blocking.length) ?? t('link.submit.problems', { count: blocking.length })}
          problems={blocking}
          onJump={onJump}
          onOpen={onOpen}
        />
      )}
      {warnings.length > 0 && (
        <Group
          kind="warnings"
          title={t('link.submit.warnings', { count: warnings.length })}
          problems={warnings}
          onJump={onJump}
          onOpen={onOpen}
        />
      )}
    </Box>
  );
});

const looks = {
  problems: { Icon: Block, tone: 'bad' },
  warnings: { Icon: WarningAmber, tone: 'caution' },
};
const shownAtFirst = 4;

interface GroupProps {
  kind: keyof typeof looks;
  title: string;
  problems: readonly Problem[];
  onJump(problem: Problem): void;
  onOpen: Props['onOpen'];
}

function Group({ kind, title, problems, onJump, onOpen }: GroupProps): ReactElement {
  const t = useText();
  const [all, setAll] = useState(false);
  const { Icon, tone } = looks[kind];
  const shown = all ? problems : problems.slice(0, shownAtFirst);
  const hidden = problems.length - shownAtFirst;
  return (
    <Box
      component="section"
      aria-label={title}
      sx={{ px: 1.5, py: 1, borderRadius: 1, bgcolor: `${tone}.tint` }}
    >
      <Typography
        sx={{ display: 'flex', alignItems: 'center', gap: 0.75, fontWeight: 650, color: `${tone}.main` }}
      >
        <Icon fontSize="small" aria-hidden />
        {title}
      </Typography>
      <Box component="ul" sx={{ m: 0, pl: 3.5 }}>
        {shown.map((problem) => (
          <li key={problem.key}>
            <ButtonBase
              onClick={() => onJump(problem)}
              sx={{
                justifyContent: 'flex-start',
                textAlign: 'left',
                textDecoration: 'underline',
                minHeight: 24,
                overflowWrap: 'anywhere',
                fontSize: '0.875rem',
              }}
            >
              {problem.sentence}
            </ButtonBase>
            {onOpen &&
              problem.others?.map((record) => (
                <OpenOther key={nameRecord('', record, t)} record={record} onOpen={onOpen} />
              ))}
          </li>
        ))}
      </Box>
      {hidden > 0 && (
        <Button size="small" variant="text" onClick={() => setAll(!all)}>
          {all ? t('link.submit.fewer') : t('link.submit.more', { count: hidden })}
        </Button>
      )}
    </Box>
  );
}

/** The way to a record that stands in the way, also to one that no search finds. */
export function OpenOther({
  record,
  onOpen,
}: {
  record: RecordRef;
  onOpen(record: RecordRef): void;
}): ReactElement {
  const t = useText();
  return (
    <Button size="small" onClick={() => onOpen(record)} sx={{ ml: 1, my: 0.25, flex: 'none' }}>
      {t('link.submit.openOther', { record: nameRecord('', record, t) })}
    </Button>
  );
}
