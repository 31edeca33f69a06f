import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { onPreferences, preferences } from '../preferences/preferences.ts';
import { WORDS } from './words.ts';

/** Makes the words of the chosen language ready and follows the choice. Nothing is fetched: the texts are built in. */
export function startWords(): void {
  void i18next.use(initReactI18next).init({
    lng: preferences().language,
    fallbackLng: 'zh-CN',
    resources: { 'zh-CN': { translation: WORDS['zh-CN'] }, en: { translation: WORDS.en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  const follow = () => {
    const { language } = preferences();
    document.documentElement.lang = language;
    if (i18next.language !== language) void i18next.changeLanguage(language);
  };
  follow();
  onPreferences(follow);
}
