import useAutocomplete, {
  type UseAutocompleteProps,
  type UseAutocompleteReturnValue,
} from '@mui/material/useAutocomplete';
import { useForkRef } from '@mui/material/utils';
import {
  useId,
  useRef,
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type Ref,
} from 'react';
import { useText } from '../../text';
import { PlainIcon } from '../plain-icon';
import { AnchoredPopup } from './anchored-popup';
import { beginningFirst } from './beginning-first';
import { ComboBoxRoot } from './combo-box-look';

type Box<T> = UseAutocompleteReturnValue<T, false, boolean, false, false, string>;

interface Props<T> extends Omit<
  UseAutocompleteProps<T, false, boolean, false, string>,
  'groupBy' | 'getOptionValue'
> {
  /** Only where something leads to the box. A screen that exists once for each visited site makes it from `useId`. */
  id?: string | undefined;
  label: string;
  /** What stands beside the box says it already: the label is only read out. */
  hidesLabel?: boolean;
  helperText?: ReactNode;
  error?: boolean;
  /** The key of an option: what `value` and `onChange` speak of. */
  getOptionValue(option: T): string;
  renderOption(option: T): ReactNode;
  /** The list stands for nothing yet, and says so. */
  loading?: boolean;
  loadingText?: string;
  noOptionsText: string;
  /** Stands below the options. */
  listNote?: string | undefined;
  /** Stands before the text. */
  start?: ReactNode;
  inputRef?: Ref<HTMLInputElement>;
  onPaste?: ((event: ClipboardEvent) => void) | undefined;
  /** Of the box and all that is in it. */
  onFocus?(): void;
  onBlur?(): void;
  onKeyDown?(event: KeyboardEvent<HTMLDivElement>): void;
  popupMinWidthPx?: number;
  popupAlign?: 'start' | 'end';
}

/**
 * A combobox: keys, focus and roles are the library's, the rest is plain elements, and nothing of the list is there
 * before it opens.
 */
export function ComboBox<T>(given: Props<T>): ReactElement {
  const t = useText();
  const ownId = useId();
  const props = { filterOptions: beginningFirst<T>, ...given, id: given.id ?? ownId };
  const box = useAutocomplete<T, false, boolean, false, string>(props);
  const { popupOpen, focused, inputValue, groupedOptions } = box;
  const { ref: ownRef, ...input } = box.getInputProps();
  const ref = useForkRef(ownRef, props.inputRef);
  const field = useRef<HTMLDivElement>(null);
  const helpId = `${props.id}-help`;
  const chosen = props.options.find((option) => props.getOptionValue(option) === props.value);
  const isChosenText = inputValue === ((chosen && props.getOptionLabel?.(chosen)) ?? '');
  const looks = {
    focused,
    error: props.error,
    disabled: props.disabled,
    unlabelled: props.hidesLabel,
    resting: !focused && inputValue === '' && props.start === undefined,
  };
  const canClear = props.disableClearable !== true && !props.disabled && box.dirty;
  const emptyText = props.loading ? (props.loadingText ?? t('common.loading')) : props.noOptionsText;
  return (
    <ComboBoxRoot
      {...box.getRootProps({
        onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => {
          props.onKeyDown?.(event);
          // Text that chose nothing must not send the form with what was chosen before.
          // With Ctrl or ⌘ it is no key of the box: it asks for what was chosen to be sent.
          const isPlain = !event.ctrlKey && !event.metaKey;
          if (event.key === 'Enter' && isPlain && !isChosenText) event.preventDefault();
        },
      })}
      className={classNames(looks)}
      onFocus={props.onFocus}
      onBlur={props.onBlur}
    >
      <label {...box.getInputLabelProps()}>{props.label}</label>
      <div className="field" ref={field}>
        {props.start !== undefined && <span className="start">{props.start}</span>}
        <input
          {...input}
          ref={ref}
          type="text"
          aria-invalid={props.error ?? false}
          aria-describedby={props.helperText ? helpId : undefined}
          onPaste={props.onPaste}
        />
        <Buttons box={box} canClear={canClear} disabled={props.disabled} />
        <fieldset aria-hidden>
          <legend>
            <span>{props.label}</span>
          </legend>
        </fieldset>
      </div>
      {props.helperText && (
        <p className="help" id={helpId}>
          {props.helperText}
        </p>
      )}
      {popupOpen && (
        <AnchoredPopup
          id={props.id}
          anchor={field}
          minWidthPx={props.popupMinWidthPx ?? 0}
          align={props.popupAlign ?? 'start'}
        >
          <Options
            options={groupedOptions}
            note={groupedOptions.length === 0 ? emptyText : props.listNote}
            getListboxProps={box.getListboxProps}
            getOptionProps={box.getOptionProps}
            renderOption={props.renderOption}
          />
        </AnchoredPopup>
      )}
    </ComboBoxRoot>
  );
}

interface ButtonsProps {
  box: Pick<Box<unknown>, 'getClearProps' | 'getPopupIndicatorProps' | 'popupOpen'>;
  canClear: boolean;
  disabled: boolean | undefined;
}

function Buttons({ box, canClear, disabled }: ButtonsProps): ReactElement {
  const t = useText();
  return (
    <>
      {canClear && (
        <button {...box.getClearProps()} type="button" className="clear" aria-label={t('link.search.clear')}>
          <PlainIcon name="clear" sizePx={20} />
        </button>
      )}
      <button
        {...box.getPopupIndicatorProps()}
        type="button"
        className={box.popupOpen ? 'arrow open' : 'arrow'}
        disabled={disabled}
        aria-label={t(box.popupOpen ? 'link.search.close' : 'link.search.open')}
      >
        <PlainIcon name="open" sizePx={24} />
      </button>
    </>
  );
}

interface OptionsProps<T> extends Pick<Box<T>, 'getListboxProps' | 'getOptionProps'> {
  options: readonly T[];
  /** Stands in the list instead of options, or below them. */
  note: string | undefined;
  renderOption(option: T): ReactNode;
}

function Options<T>(props: OptionsProps<T>): ReactElement {
  return (
    <>
      {props.options.length > 0 && (
        <ul {...props.getListboxProps()}>
          {props.options.map((option, index) => {
            const { key, ...optionProps } = props.getOptionProps({ option, index });
            return (
              <li key={key} {...optionProps}>
                {props.renderOption(option)}
              </li>
            );
          })}
        </ul>
      )}
      <output className="note">{props.note}</output>
    </>
  );
}

function classNames(looks: Record<string, boolean | undefined>): string {
  return Object.keys(looks)
    .filter((name) => looks[name])
    .join(' ');
}
