; Read by electron-builder's installer: a second entry in the start menu, for machines whose pictures are broken.
!macro customInstall
  CreateShortCut "$SMPROGRAMS\${SHORTCUT_NAME}（安全显示模式）.lnk" "$appExe" "--safe-graphics" "$appExe" 0
  ClearErrors
!macroend

!macro customUnInstall
  Delete "$SMPROGRAMS\${SHORTCUT_NAME}（安全显示模式）.lnk"
!macroend
