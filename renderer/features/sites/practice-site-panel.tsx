import Add from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactElement } from 'react';
import type { SiteView } from '../../../shared/site';
import { FactList } from '../../components/fact-list';
import { useText } from '../../text';

/** What the built-in site is for. It has no form: its address and password are made anew at every start. */
export function PracticeSitePanel({ site, onAdd }: { site: SiteView; onAdd(): void }): ReactElement {
  const t = useText();
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Typography>{t('sites.practice.what')}</Typography>
      <Typography>{t('sites.practice.safe')}</Typography>
      <FactList
        facts={[
          { term: t('sites.practice.address'), value: site.address || t('sites.practice.notStarted') },
          {
            term: t('sites.practice.userName'),
            value: site.signInState.userName || t('sites.practice.notStarted'),
          },
        ]}
      />
      <Typography sx={{ color: 'text.secondary' }}>{t('sites.practice.next')}</Typography>
      <Box>
        <Button startIcon={<Add />} onClick={onAdd}>
          {t('sites.practice.add')}
        </Button>
      </Box>
    </Box>
  );
}
