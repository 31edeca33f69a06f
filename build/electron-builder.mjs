// What `npm run dist` makes of the built app: installers that a county office hands out on a USB stick.

/** @type {import('electron-builder').Configuration} */
export default {
  appId: 'xiangyue.station',
  productName: '乡约',
  copyright: 'Apache-2.0',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the packager fills these in.
  artifactName: 'xiangyue-${version}-${os}-${arch}.${ext}',
  directories: { buildResources: 'build/icons', output: 'dist' },
  // The bundle carries what it needs of node_modules, so none of it is packed a second time.
  files: ['out/main/main.js', 'out/main/chunks/**', 'out/renderer/**', 'package.json', '!node_modules/**'],
  asar: true,
  extraMetadata: {
    // By this name the desktop knows which window belongs to which entry of its menu.
    desktopName: 'xiangyue.desktop',
    // A .deb must name a home page; whoever hands out installers puts their own here.
    homepage: 'https://xiangyue.invalid',
  },
  electronLanguages: ['zh-CN', 'en-US'],
  // No part of the shell is native.
  npmRebuild: false,
  // Nothing is uploaded from here; where updates come from is the county's to say.
  publish: null,

  electronFuses: {
    // The program must not be lent out as a plain Node to whoever sets a variable.
    runAsNode: false,
    // No cookie is ever kept, and asking for the key would make some Linux desktops ask for a password at every start.
    enableCookieEncryption: false,
    // Nor be bent from outside by variables …
    enableNodeOptionsEnvironmentVariable: false,
    // … or opened up by a debugger, which could read the county's password from memory.
    enableNodeCliInspectArguments: false,
    // The program's files are what was packed; checked on Windows and macOS, which can.
    enableEmbeddedAsarIntegrityValidation: true,
    // And there is no second place to put others.
    onlyLoadAppFromAsar: true,
    // There is no snapshot of our own.
    loadBrowserProcessSpecificV8Snapshot: false,
    // The page is never a file.
    grantFileProtocolExtraPrivileges: false,
  },

  // Electron has published nothing for 32-bit Windows since version 44.
  win: { target: [{ target: 'nsis', arch: ['x64'] }], executableName: 'xiangyue' },
  nsis: {
    oneClick: false,
    // A clerk is seldom the administrator of the office's computer.
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    installerLanguages: ['zh_CN'],
    language: '2052',
    shortcutName: '乡约',
    // What the clerk has registered outlives the program.
    deleteAppDataOnUninstall: false,
  },

  // Kylin and UOS take .deb; AppImage needs no installing. 64-bit Intel and ARM are what Electron publishes; the
  // LoongArch builds of its distributions are not Electron's own.
  linux: {
    target: [
      { target: 'deb', arch: ['x64', 'arm64'] },
      { target: 'AppImage', arch: ['x64', 'arm64'] },
    ],
    executableName: 'xiangyue',
    syncDesktopName: true,
    category: 'Office',
    synopsis: '村文明实践站登记簿',
    maintainer: 'Xiangyue maintainers <maintainers@xiangyue.invalid>',
    desktop: { entry: { 'Name[zh_CN]': '乡约', StartupWMClass: 'xiangyue' } },
  },
};
