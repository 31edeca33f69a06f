import type { ThemeConfig } from 'antd';
import { COLOURS, LINE_HEIGHT, MOTION_SECONDS, SCREEN_FONTS, TYPE_SIZE, type TypeSize } from './tokens.ts';

const FOCUS_RING = '0 0 0 2px rgb(34 29 24 / 16%)';
const FIELD_FOCUS = { activeBorderColor: COLOURS.ink, hoverBorderColor: COLOURS.inkSoft, activeShadow: FOCUS_RING };
const SELECT_FOCUS = {
  activeBorderColor: COLOURS.ink,
  hoverBorderColor: COLOURS.inkSoft,
  activeOutlineColor: 'rgb(34 29 24 / 16%)',
};

/** Ant Design's tokens for a type size. Motion goes altogether where the system asks for less of it. */
export function antTheme(size: TypeSize, reducedMotion: boolean): ThemeConfig {
  const px = TYPE_SIZE[size];
  return {
    token: {
      colorPrimary: COLOURS.accent,
      colorPrimaryHover: COLOURS.accentDeep,
      colorPrimaryActive: COLOURS.accentDeep,
      colorLink: COLOURS.accent,
      colorLinkHover: COLOURS.accentDeep,
      colorInfo: COLOURS.inkSoft,
      colorSuccess: COLOURS.green,
      colorWarning: COLOURS.amberEdge,
      colorError: COLOURS.wrong,
      colorTextBase: COLOURS.ink,
      colorTextSecondary: COLOURS.inkSoft,
      colorTextTertiary: COLOURS.inkFaint,
      colorTextPlaceholder: COLOURS.inkFaint,
      colorBgLayout: COLOURS.ground,
      colorBorder: COLOURS.edge,
      colorBorderSecondary: COLOURS.line,
      controlItemBgActive: COLOURS.accentGround,
      controlItemBgHover: COLOURS.hover,
      fontFamily: SCREEN_FONTS,
      fontSize: px,
      lineHeight: LINE_HEIGHT,
      controlHeight: px * 2.5,
      borderRadius: 4,
      sizeUnit: 4,
      motion: !reducedMotion,
      motionDurationFast: `${MOTION_SECONDS}s`,
      motionDurationMid: `${MOTION_SECONDS}s`,
      motionDurationSlow: `${MOTION_SECONDS}s`,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
      // In ink: a red frame would say that something is wrong.
      Input: FIELD_FOCUS,
      Select: { ...SELECT_FOCUS, optionSelectedBg: COLOURS.accentGround },
    },
  };
}
