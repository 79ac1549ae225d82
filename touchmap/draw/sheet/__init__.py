"""Where everything goes: from the picture and the layout of the lanes to a finished sheet."""
