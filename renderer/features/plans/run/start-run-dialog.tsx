import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { useState, type ReactElement } from 'react';
import { writesValues, type Plan } from '../../../../shared/link-plan/plan';
import { defaultRunSettings, pilotRows, rampRows, type RunSettings } from '../../../../shared/link-plan/run';
import type { SiteView } from '../../../../shared/site';
import { usePlanChange, usePlanValueFields } from '../../../api/plans';
import { OneOf } from '../../../components/combo-box/one-of';
import { ConfirmDialog } from '../../../components/confirm-dialog';
import { EnvironmentIcon, EnvironmentMark } from '../../../components/environment-mark';
import { ErrorPanel } from '../../../components/error-panel';
import { UnlockDialog } from '../../../components/unlock-dialog';
import { useWriteLock } from '../../../components/write-steps/write-lock';
import { nameSiteAndEnvironment } from '../../../components/write-steps/write-button';
import { useText } from '../../../text';
import { usePlanMapping } from '../use-plan-mapping';
import { describeFields } from '../value-words';

interface Props {
  plan: Plan;
  site: SiteView;
  retryOf: string | null;
  count: number;
  /** How many of them have no link now: theirs is made again, and nothing of it is broken. */
  linkless: number;
  /** Told before it is closed. */
  onStarted(): void;
  onClose(): void;
}

/** The step before a run: how many, what and where, and how fast. A production site is unlocked first. */
export function StartRunDialog(props: Props): ReactElement {
  const { plan, site, retryOf, count, linkless, onStarted, onClose } = props;
  const t = useText();
  const { isLocked } = useWriteLock(site);
  const [mayConfirm, setMayConfirm] = useState(!isLocked);
  const [settings, setSettings] = useState<RunSettings>(defaultRunSettings);
  const start = usePlanChange('plans.startRun');
  const isRestore = plan.kind === 'restore';
  const kind = !isRestore ? 'link' : linkless === count ? 'relink' : 'restore';
  const isProduction = site.environment === 'production';
  if (!mayConfirm)
    return <UnlockDialog site={site} onCancel={onClose} onUnlocked={() => setMayConfirm(true)} />;
  const confirm = () =>
    start.mutate(
      {
        planId: plan.planId,
        retryOf,
        expectedRows: count,
        settings,
        ...(isProduction ? { confirmedSiteName: site.name } : {}),
      },
      {
        onSuccess: () => {
          onStarted();
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      open
      title={t(`plans.run.${titles[kind]}`, { count, site: nameSiteAndEnvironment(site, t) })}
      confirmLabel={t(`plans.run.${confirms[kind]}`, { count })}
      color={isProduction ? 'error' : 'primary'}
      icon={<EnvironmentIcon environment={site.environment} />}
      busy={start.isPending}
      onCancel={onClose}
      onConfirm={confirm}
    >
      <EnvironmentMark environment={site.environment} />
      <Typography sx={{ my: 1 }}>{describeStages(count, t)}</Typography>
      <Values plan={plan} retryOf={retryOf} />
      {kind === 'restore' && <Typography sx={{ mb: 1 }}>{t('plans.run.breaks')}</Typography>}
      {isRestore && linkless > 0 && (
        <Typography sx={{ mb: 1 }}>
          {t(kind === 'relink' ? 'plans.run.onlyMakes' : 'plans.run.someOnlyMade', { count: linkless })}
        </Typography>
      )}
      {isProduction && <Typography sx={{ mb: 1 }}>{t('plans.run.permitOutlasts')}</Typography>}
      <SettingsFields settings={settings} hasPilot={count > pilotRows} onChange={setSettings} />
      {start.error && <ErrorPanel error={start.error} />}
    </ConfirmDialog>
  );
}

const titles = { link: 'title', restore: 'titleRestore', relink: 'titleRelink' } as const;
const confirms = { link: 'confirm', restore: 'confirmRestore', relink: 'confirmRelink' } as const;

/** Which values of the rows that are sent go along, and into which side. */
function Values({ plan, retryOf }: Pick<Props, 'plan' | 'retryOf'>): ReactElement | null {
  const t = useText();
  const isWriting = writesValues(plan);
  const mapping = usePlanMapping(plan, null, isWriting);
  const { data = [] } = usePlanValueFields(plan.planId, { retryOf }, isWriting);
  const sentence = describeFields(plan.kind, data, mapping, t);
  return sentence === '' ? null : <Typography sx={{ mb: 1 }}>{sentence}</Typography>;
}

/** What will happen to so many rows, and nothing of stages that they do not reach. */
function describeStages(count: number, t: ReturnType<typeof useText>): string {
  const stage = count <= pilotRows ? 'pilot' : count <= pilotRows + rampRows ? 'ramp' : 'rest';
  const before = { pilot: 0, ramp: pilotRows, rest: pilotRows + rampRows }[stage];
  const how = t(`plans.run.how.${stage}`, { count: count - before, pilot: pilotRows, ramp: rampRows });
  return `${how} ${t(count < pilotRows ? 'plans.run.stopsEarly' : 'plans.run.stops')}`;
}

const chooseAtOnce = ['1', '2', '4', '8', '16'] as const;
const choosePerSecond = ['1', '2', '5', '10', '20', '50'] as const;
/** The rate that the site's own settings allow. */
const asTheSite = 'site';

const numbers = (all: readonly string[]) => all.map((value) => ({ value, text: value }));

function SettingsFields(props: {
  settings: RunSettings;
  /** False where all rows belong to the first ones. */
  hasPilot: boolean;
  onChange(settings: RunSettings): void;
}): ReactElement {
  const t = useText();
  const { settings, hasPilot, onChange } = props;
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2, mt: 2, alignItems: 'start' }}>
      <OneOf
        label={t('plans.run.perSecond')}
        helperText={t('plans.run.perSecondHelp')}
        choices={[{ value: asTheSite, text: t('plans.run.perSecondOfSite') }, ...numbers(choosePerSecond)]}
        value={String(settings.perSecond ?? asTheSite)}
        onChoose={(value) => onChange({ ...settings, perSecond: Number(value) || null })}
      />
      <OneOf
        label={t('plans.run.atOnce')}
        choices={numbers(chooseAtOnce)}
        value={String(settings.atOnce)}
        onChoose={(value) => onChange({ ...settings, atOnce: Number(value) })}
      />
      <OneOf
        label={t('plans.run.readBack')}
        choices={[
          { value: 'as-it-goes', text: t('plans.run.readBackAsItGoes') },
          { value: 'after', text: t('plans.run.readBackAfter') },
        ]}
        value={settings.readBack}
        onChoose={(readBack) => onChange({ ...settings, readBack })}
      />
      {hasPilot && (
        <FormControlLabel
          control={
            <Checkbox
              checked={settings.pauseAfterPilot}
              onChange={(_event, pauseAfterPilot) => onChange({ ...settings, pauseAfterPilot })}
            />
          }
          label={t('plans.run.pauseAfterPilot', { count: pilotRows })}
        />
      )}
    </Box>
  );
}
