import type { NoticeWords } from '../../shared/domain/notice/notice.ts';
import styles from './notice.module.css';

/** What hangs on the board, but for title and signature: the same on screen, on a poster and on A4. */
export function PostedText({
  words,
  closing,
}: {
  words: Pick<NoticeWords, 'opening' | 'columns' | 'lines'>;
  closing: string;
}) {
  const { opening, columns, lines } = words;
  return (
    <>
      <Paragraphs text={opening} />
      {columns.length > 0 ? (
        <table className={styles.posted}>
          <thead>
            <tr>
              {columns.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ id, cells }) => (
              <tr key={id}>
                {columns.map((head, column) => (
                  <td key={head}>{cells[column] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        lines.map(({ id, cells }) => <Paragraphs key={id} text={cells.join('\n')} />)
      )}
      <Paragraphs text={closing} />
    </>
  );
}

function Paragraphs({ text }: { text: string }) {
  return text
    .split('\n')
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph is its place in the text
      <p key={index} className={styles.paragraph}>
        {paragraph.trim()}
      </p>
    ));
}
