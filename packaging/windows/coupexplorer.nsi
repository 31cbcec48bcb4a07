; The installer for one user of Windows. Not yet run on Windows: only compiled.
;
; packaging/windows_installer.py gives every name and path by /D, and CONTENTS: a script with the
; macros INSTALL_FILES and REMOVE_FILES, which name each file of the bundle. So the uninstaller
; takes away what was installed and nothing else, whatever else lies in the folder.
;
; Silent: the installer with /S [/D=C:\folder], and uninstall.exe /S.
; Exit codes: 0 done, 1 cancelled by the reader, 2 stopped by an error, 3 the program is running,
; 4 Windows too old, 5 the older version could not be removed.

Unicode true
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetDateSave off
AllowSkipFiles off
CRCCheck on

!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh
!include nsDialogs.nsh
!include "${CONTENTS}"

!define EXE "${PROGRAM}.exe"
!define COMMANDS_EXE "${PROGRAM}-cli.exe"
!define PROG_ID "CoupExplorer.Casebook"
!define CLASSES "Software\Classes"
!define OURS "Software\${NAME}"
!define APP_PATH "Software\Microsoft\Windows\CurrentVersion\App Paths\${EXE}"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP_ID}"
!define ASSOCIATIONS_CHANGED 0x08000000

Name "${NAME}"
BrandingText "${NAME} ${VERSION}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
ShowInstDetails nevershow
ShowUninstDetails nevershow

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(UNINSTALL_TEXT)"
Page custom readyPage
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!include "strings.nsh"

VIProductVersion "${VERSION_NUMBERS}"
VIFileVersion "${VERSION_NUMBERS}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "ProductName" "${NAME}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "FileDescription" "${NAME} installer"
VIAddVersionKey /LANG=${LANG_ENGLISH} "CompanyName" "${PUBLISHER}"
VIAddVersionKey /LANG=${LANG_ENGLISH} "LegalCopyright" "${COPYRIGHT}"

Function readyPage
  !insertmacro MUI_HEADER_TEXT "$(READY_TITLE)" "$(READY_SUBTITLE)"
  nsDialogs::Create 1018
  Pop $0
  ${If} $0 == error
    Abort
  ${EndIf}
  ${NSD_CreateLabel} 0 0 100% 100% "$(READY_TEXT)"
  Pop $0
  GetDlgItem $0 $HWNDPARENT 1
  SendMessage $0 ${WM_SETTEXT} 0 "STR:$(^InstallBtn)"
  nsDialogs::Show
FunctionEnd

; Windows lets nobody open the file of a running program for writing.
!macro REFUSE_WHILE_RUNNING PROGRAM_FILE LABEL
  again_${LABEL}:
  ${If} ${FileExists} "$INSTDIR\${PROGRAM_FILE}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM_FILE}" a
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDCANCEL IDRETRY again_${LABEL}
      SetErrorLevel 3
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} 17763
    MessageBox MB_OK|MB_ICONSTOP "$(TOO_OLD)" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
  !insertmacro REFUSE_WHILE_RUNNING "${EXE}" window
  !insertmacro REFUSE_WHILE_RUNNING "${COMMANDS_EXE}" commands
FunctionEnd

Function un.onInit
  !insertmacro REFUSE_WHILE_RUNNING "${EXE}" window
  !insertmacro REFUSE_WHILE_RUNNING "${COMMANDS_EXE}" commands
FunctionEnd

Function .onInstSuccess
  IfSilent done
  MessageBox MB_YESNO|MB_ICONQUESTION "$(DONE)" /SD IDNO IDNO done
  Exec '"$INSTDIR\${EXE}"'
  done:
FunctionEnd

; The older version's own uninstaller knows its files. "_?=" has it run where it stands, and
; be waited for; then it cannot delete itself.
Function removeOlder
  ReadRegStr $1 HKCU "${UNINSTALL}" "InstallLocation"
  ${If} $1 == ""
  ${OrIfNot} ${FileExists} "$1\uninstall.exe"
    Return
  ${EndIf}
  ClearErrors
  ExecWait '"$1\uninstall.exe" /S _?=$1' $2
  ${If} ${Errors}
  ${OrIf} $2 <> 0
    MessageBox MB_OK|MB_ICONSTOP "$(OLD_STAYS)" /SD IDOK
    SetErrorLevel 5
    Quit
  ${EndIf}
  Delete "$1\uninstall.exe"
  RMDir "$1"
FunctionEnd

Section "-program"
  SetShellVarContext current
  Call removeOlder

  ; First the way back, so that an installation that stops half-way can be taken away too.
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${EXE},0"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE_KIB}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1

  !insertmacro INSTALL_FILES
  SetOutPath "$INSTDIR"
  File "/oname=casebook.ico" "${DOCUMENT_ICON}"

  CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${EXE}" "" "$INSTDIR\${EXE}" 0 SW_SHOWNORMAL "" "$(PURPOSE)"
  WriteRegStr HKCU "${APP_PATH}" "" "$INSTDIR\${EXE}"

  WriteRegStr HKCU "${CLASSES}\${PROG_ID}" "" "$(FILE_KIND)"
  WriteRegStr HKCU "${CLASSES}\${PROG_ID}\DefaultIcon" "" "$INSTDIR\casebook.ico"
  WriteRegStr HKCU "${CLASSES}\${PROG_ID}\shell\open\command" "" '"$INSTDIR\${EXE}" "%1"'
  WriteRegStr HKCU "${CLASSES}\${ENDING}" "Content Type" "${MIME_TYPE}"
  WriteRegStr HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${PROG_ID}" ""
  ReadRegStr $0 HKCU "${CLASSES}\${ENDING}" ""
  ${If} $0 == ""
    WriteRegStr HKCU "${CLASSES}\${ENDING}" "" "${PROG_ID}"
  ${EndIf}
  WriteRegStr HKCU "${CLASSES}\Applications\${EXE}" "FriendlyAppName" "${NAME}"
  WriteRegStr HKCU "${CLASSES}\Applications\${EXE}\SupportedTypes" "${ENDING}" ""
  WriteRegStr HKCU "${CLASSES}\Applications\${EXE}\shell\open\command" "" '"$INSTDIR\${EXE}" "%1"'

  ; With these the program stands among the "Default apps" of the settings.
  WriteRegStr HKCU "${OURS}\Capabilities" "ApplicationName" "${NAME}"
  WriteRegStr HKCU "${OURS}\Capabilities" "ApplicationDescription" "$(PURPOSE)"
  WriteRegStr HKCU "${OURS}\Capabilities\FileAssociations" "${ENDING}" "${PROG_ID}"
  WriteRegStr HKCU "Software\RegisteredApplications" "${NAME}" "${OURS}\Capabilities"
  System::Call 'shell32::SHChangeNotify(i ${ASSOCIATIONS_CHANGED}, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  SetShellVarContext current
  !insertmacro REMOVE_FILES
  Delete "$INSTDIR\casebook.ico"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"

  DeleteRegKey HKCU "${CLASSES}\${PROG_ID}"
  DeleteRegKey HKCU "${CLASSES}\Applications\${EXE}"
  DeleteRegValue HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${PROG_ID}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ENDING}\OpenWithProgids"
  ReadRegStr $0 HKCU "${CLASSES}\${ENDING}" ""
  ${If} $0 == "${PROG_ID}"
    DeleteRegValue HKCU "${CLASSES}\${ENDING}" ""
    DeleteRegValue HKCU "${CLASSES}\${ENDING}" "Content Type"
  ${EndIf}
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ENDING}"
  DeleteRegValue HKCU "Software\RegisteredApplications" "${NAME}"
  DeleteRegKey HKCU "${OURS}\Capabilities"
  DeleteRegKey /ifempty HKCU "${OURS}"
  DeleteRegKey HKCU "${APP_PATH}"
  DeleteRegKey HKCU "${UNINSTALL}"
  System::Call 'shell32::SHChangeNotify(i ${ASSOCIATIONS_CHANGED}, i 0, p 0, p 0)'
SectionEnd
