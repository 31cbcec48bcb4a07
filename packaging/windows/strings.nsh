; Every sentence that the installer and the uninstaller say, one block a language.
; Not yet run on Windows: only compiled.
; A further language: MUI_LANGUAGE below, and a block with the same names.

!insertmacro MUI_LANGUAGE "English"

LangString READY_TITLE ${LANG_ENGLISH} "Ready to install"
LangString READY_SUBTITLE ${LANG_ENGLISH} "${NAME} ${VERSION}"
LangString READY_TEXT ${LANG_ENGLISH} "${NAME} will be installed for you alone; no administrator is needed.$\r$\n$\r$\nFolder: $INSTDIR$\r$\n$\r$\nFiles that end in ${ENDING} will open with it. An older version is replaced; your casebooks and settings stay as they are."
LangString DONE ${LANG_ENGLISH} "${NAME} is installed. Open it now?"
LangString TOO_OLD ${LANG_ENGLISH} "${NAME} needs 64-bit Windows 10, version 1809, or newer."
LangString RUNNING ${LANG_ENGLISH} "${NAME} is running. Close all its windows, then choose Retry."
LangString OLD_STAYS ${LANG_ENGLISH} "The older version in $1 could not be removed, so nothing was installed."
LangString UNINSTALL_TEXT ${LANG_ENGLISH} "${NAME} will be removed. Your casebooks and settings stay where they are."
LangString FILE_KIND ${LANG_ENGLISH} "Casebook"
LangString PURPOSE ${LANG_ENGLISH} "${SUMMARY}"
