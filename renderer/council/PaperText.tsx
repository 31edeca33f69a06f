import type { Paper, PaperSection } from '../../shared/domain/council/minutes.ts';
import { OfficialPaper } from '../print/OfficialPaper.tsx';
import '../print/paper.css';
import styles from './council.module.css';

/** A paper of the councils, in the official form: the same words on screen and in print. */
export function PaperText({ paper }: { paper: Paper }) {
  return (
    <OfficialPaper title={paper.title} signer={paper.issuer} day={paper.date}>
      {paper.sections.map((section, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a section is its place on the paper
        <Section key={index} section={section} />
      ))}
      {paper.signatures.length > 0 && (
        <div className={styles.signatures}>
          {paper.signatures.map((signature) => (
            <p key={signature} className="flush">
              {signature}：
            </p>
          ))}
        </div>
      )}
    </OfficialPaper>
  );
}

/** One line stands beside its heading; several stand below it. */
function Section({ section: { label, lines } }: { section: PaperSection }) {
  if (label === '') return lines.map((line) => <p key={line}>{line}</p>);
  const [only, ...more] = lines;
  if (more.length === 0) {
    return (
      <p>
        <span className={styles.paperLabel}>{label}：</span>
        {only}
      </p>
    );
  }
  return (
    <>
      <h2>{label}</h2>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph is its place in the section
        <p key={index}>{line}</p>
      ))}
    </>
  );
}
