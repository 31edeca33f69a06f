import { ArrowLeftOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import './paper.css';

export interface PrintViewProps {
  /** Names the paper in the window and as a file name when it is printed to PDF. */
  title: string;
  /** The paper has all it needs; the print window opens then. */
  ready: boolean;
  /** What else can be asked of the paper, beside the buttons. */
  tools?: ReactNode;
  children: ReactNode;
}

/** A paper by itself: what is seen is what is printed, and nothing of the frame with it. Esc goes back. */
export function PrintView({ title, ready, tools, children }: PrintViewProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const asked = useRef(false);

  useEffect(() => {
    const before = document.title;
    document.title = title;
    return () => {
      document.title = before;
    };
  }, [title]);

  useEffect(() => {
    if (!ready || asked.current) return;
    asked.current = true;
    void document.fonts.ready.then(() => window.print());
  }, [ready]);

  useEffect(() => {
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape') void navigate(-1);
    };
    window.addEventListener('keydown', leave);
    return () => window.removeEventListener('keydown', leave);
  }, [navigate]);

  return (
    <div className="paper-desk">
      <div className="paper-tools">
        <Button icon={<ArrowLeftOutlined />} onClick={() => void navigate(-1)}>
          {t('action.back')}
        </Button>
        <p>{ready ? title : t('print.preparing')}</p>
        {ready && tools}
        <Button type="primary" icon={<PrinterOutlined />} disabled={!ready} onClick={() => window.print()}>
          {t('action.print')}
        </Button>
      </div>
      {ready && children}
    </div>
  );
}
