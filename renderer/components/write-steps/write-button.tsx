import LockOutlined from '@mui/icons-material/LockOutlined';
import Button from '@mui/material/Button';
import { useId, type ReactElement } from 'react';
import type { SiteView } from '../../../shared/site';
import type { Text } from '../../../shared/text/text';
import { useText } from '../../text';
import { EnvironmentIcon } from '../environment-mark';
import { useWriteLock } from './write-lock';

interface Props {
  site: SiteView;
  /** The verb with its object and the site: what is pressed is what is done. */
  label: string;
  isSending: boolean;
  keys?: string;
  /** Id of the sentence that says what pressing it does. */
  describedBy?: string;
  /** `isByKey` false: with the mouse, whose second click of two does not count. */
  onPress(isByKey: boolean): void;
}

/** The button that writes: it names the record, the site and the environment, in the environment's colour. */
export function WriteButton({ site, label, isSending, keys, describedBy, onPress }: Props): ReactElement {
  const t = useText();
  const { isLocked } = useWriteLock(site);
  const lockId = useId();
  const shown = shortenSite(label, site.name);
  const title = [...(shown === label ? [] : [label]), ...(isLocked ? [t('link.submit.locked')] : [])];
  // A title is read out only where nothing else describes the button, so the lock is named beside the effect.
  const descriptions = [...(isLocked ? [lockId] : []), ...(describedBy === undefined ? [] : [describedBy])];
  return (
    <>
      <Button
        data-submit
        variant="contained"
        {...(isLocked ? { endIcon: <LockOutlined /> } : {})}
        {...(title.length > 0 ? { title: title.join(' · ') } : {})}
        {...(shown === label ? {} : { 'aria-label': label })}
        color="inherit"
        // Stays reachable while it has nothing to do: pressed, it says why.
        aria-disabled={isSending}
        onClick={({ detail }) => detail < 2 && onPress(detail === 0)}
        aria-keyshortcuts={keys}
        aria-describedby={descriptions.join(' ') || undefined}
        startIcon={<EnvironmentIcon environment={site.environment} />}
        sx={{
          maxWidth: 520,
          color: `${site.environment}.contrastText`,
          bgcolor: `${site.environment}.main`,
          '&:hover': { bgcolor: `${site.environment}.main`, filter: 'brightness(0.92)' },
          '&[aria-disabled=true]': { opacity: 0.6 },
          overflowWrap: 'anywhere',
          textAlign: 'left',
        }}
      >
        {shown}
      </Button>
      {isLocked && (
        <span id={lockId} hidden>
          {t('link.submit.locked')}
        </span>
      )}
    </>
  );
}

const roomForName = 34;

/** A long name is cut in its middle: sites of one customer differ in their last word. The environment stays whole. */
export function shortenSite(label: string, name: string): string {
  if (name.length <= roomForName) return label;
  const half = roomForName / 2 - 1;
  const short = `${name.slice(0, half).trimEnd()} … ${name.slice(-half).trimStart()}`;
  return label.replace(name, () => short);
}

/** "Nordlys (Production)"; the word is left out where it is one of the site’s own name. */
export function nameSiteAndEnvironment(site: SiteView, t: Text): string {
  const environment = t(`common.environment.${site.environment}`);
  const words = site.name.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const isNamed = words.includes(environment.toLowerCase());
  return isNamed ? site.name : t('link.submit.siteWithEnvironment', { site: site.name, environment });
}
