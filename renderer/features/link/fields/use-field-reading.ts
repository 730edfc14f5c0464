import { useEffect } from 'react';
import { useLinkForm } from '../../../components/field-values/form-context';
import { useFields } from '../link-queries';

/** Reads the values of the chosen pair and puts them on the form, each time both sides are known. */
export function useFieldReading(isLinked: boolean) {
  const { form } = useLinkForm();
  const query = useFields();
  const { data } = query;
  useEffect(() => {
    if (data) form.showFields(data, !isLinked);
  }, [data, form, isLinked]);
  return query;
}
