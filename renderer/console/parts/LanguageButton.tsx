// The switch between the two languages.

import { Button } from '@mantine/core';
import type { Language } from '../../../shared/text/template.ts';
import { useWindow } from '../state/window.ts';

/** The button with the name of the other language, in that language. */
export function LanguageButton({ onLanguage }: { readonly onLanguage: (language: Language) => void }) {
  const { language } = useWindow();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <Button onClick={() => onLanguage(other)} lang={other === 'en' ? 'en' : 'zh-CN'}>
      {other === 'en' ? 'English' : '中文'}
    </Button>
  );
}
