import { AutoComplete, Checkbox, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { labelId } from './FieldRow.tsx';
import styles from './form.module.css';
import { PickControl } from './PickControl.tsx';
import type { Field } from './plan.ts';
import { isPicked, TICKED, type Typed } from './typed.ts';

export interface FieldControlProps {
  kind: string;
  field: Field;
  id: string;
  typed: Typed | undefined;
  onChange: (typed: Typed) => void;
  onLeave: () => void;
  /** Something was chosen from a list: the form goes on. */
  onChosen: () => void;
  invalid: boolean;
  describedBy: string | undefined;
}

/** Up to so many choices all stand side by side; more fold into a list. */
const CHOICES_IN_SIGHT = 5;

/** The control for a field's shape. All of them show just what was typed. */
export function FieldControl(props: FieldControlProps) {
  const { field, id, onChange, onLeave, onChosen, invalid, describedBy } = props;
  const { shape } = field;
  const text = isPicked(props.typed) ? props.typed.label : (props.typed ?? '');
  const status = invalid ? ('error' as const) : ('' as const);
  const common = {
    id,
    className: styles.control as string,
    status,
    'aria-invalid': invalid,
    'aria-describedby': describedBy,
  };
  const type = (event: { target: { value: string } }) => onChange(event.target.value);

  switch (shape.as) {
    case 'longText':
      return (
        <Input.TextArea
          {...common}
          autoSize={{ minRows: 3, maxRows: 12 }}
          value={text}
          onChange={type}
          onBlur={onLeave}
        />
      );
    case 'words':
      return (
        <AutoComplete
          {...common}
          value={text}
          options={shape.words.filter((word) => word.includes(text)).map((value) => ({ value }))}
          onChange={(typed: string) => onChange(typed ?? '')}
          onSelect={onChosen}
          onBlur={onLeave}
        />
      );
    case 'choice':
      return <ChoiceControl {...props} choices={shape.choices} labels={shape.labels} />;
    case 'pick':
      return (
        <PickControl
          id={id}
          kinds={shape.kinds}
          value={isPicked(props.typed) ? props.typed : undefined}
          onChange={(picked) => onChange(picked ?? '')}
          onBlur={onLeave}
          onPicked={onChosen}
          invalid={invalid}
          describedBy={describedBy}
        />
      );
    case 'number':
    case 'points':
    case 'money':
      return (
        <Input
          {...common}
          className={`${styles.short} figures`}
          inputMode="decimal"
          value={text}
          onChange={type}
          onBlur={onLeave}
        />
      );
    case 'tick':
      return (
        <Checkbox
          id={id}
          checked={text === TICKED}
          onChange={({ target }) => onChange(target.checked ? TICKED : '')}
          onBlur={onLeave}
          aria-describedby={describedBy}
        />
      );
    case 'date':
    case 'time':
      return <Input {...common} className={styles.short as string} value={text} onChange={type} onBlur={onLeave} />;
    case 'secret':
      return (
        <Input.Password
          {...common}
          className={styles.short as string}
          autoComplete="off"
          value={text}
          onChange={type}
          onBlur={onLeave}
        />
      );
    case 'text':
      return <Input {...common} value={text} onChange={type} onBlur={onLeave} />;
  }
}

function ChoiceControl({
  kind,
  field,
  id,
  typed,
  onChange,
  onLeave,
  onChosen,
  choices,
  labels,
  describedBy,
}: FieldControlProps & { choices: readonly string[]; labels: Readonly<Record<string, string>> | undefined }) {
  const { t } = useTranslation();
  const options = choices.map((value) => ({
    value,
    label: labels?.[value] ?? t(`${kind}.${field.name}Choice.${value}`),
  }));
  if (!labels && choices.length <= CHOICES_IN_SIGHT) {
    return (
      <Radio.Group
        id={id}
        name={id}
        options={options}
        value={typed}
        onChange={(event) => onChange(event.target.value as string)}
        onBlur={onLeave}
        aria-labelledby={labelId(id)}
        aria-describedby={describedBy}
      />
    );
  }
  return (
    <Select<string>
      id={id}
      className={styles.control as string}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear={!field.required}
      value={(typed === '' ? undefined : typed) as never}
      onChange={(chosen: string | undefined) => onChange(chosen ?? '')}
      onSelect={onChosen}
      onBlur={onLeave}
      aria-describedby={describedBy}
    />
  );
}
