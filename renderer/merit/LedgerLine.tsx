import { Link } from 'react-router';
import { useFormat } from '../i18n/format.ts';
import type { WordedLine } from './read.ts';

/** One line of a passbook; its words lead to the slip. */
export function LedgerLine({ line }: { line: WordedLine }) {
  const format = useFormat();
  const moved = line.points > 0 ? `+${format.points(line.points)}` : format.points(line.points);
  return (
    <tr>
      <td>{format.date(line.postedOn)}</td>
      <td>
        <Link to={`/paper/slip/${line.entry}`}>{line.text}</Link>
      </td>
      <td className="figures">{moved}</td>
      <td className="figures">{format.points(line.balance)}</td>
    </tr>
  );
}
