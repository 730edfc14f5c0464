// The anchor of the bundle sizes: the smallest page that holds one form made with the same libraries.
import Button from '@mui/material/Button';
import CssBaseline from '@mui/material/CssBaseline';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { createTheme, ThemeProvider } from '@mui/material/styles';
import { createRoot } from 'react-dom/client';
import { Controller, useForm } from 'react-hook-form';

const rows = Array.from({ length: 12 }, (_, index) => `row${index}`);

function Form() {
  const { control, handleSubmit } = useForm();
  return (
    <form onSubmit={handleSubmit(() => undefined)}>
      {rows.map((name) => (
        <div key={name}>
          <Controller
            name={`${name}.value`}
            control={control}
            defaultValue=""
            render={({ field }) => <TextField {...field} label={name} />}
          />
          <Controller
            name={`${name}.sync`}
            control={control}
            defaultValue={false}
            render={({ field }) => <Switch {...field} slotProps={{ input: { 'aria-label': name } }} />}
          />
        </div>
      ))}
      <Button type="submit">Link</Button>
    </form>
  );
}

createRoot(document.querySelector('#root')).render(
  <ThemeProvider theme={createTheme()}>
    <CssBaseline />
    <Form />
  </ThemeProvider>,
);
